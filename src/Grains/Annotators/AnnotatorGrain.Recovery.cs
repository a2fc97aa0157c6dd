using Orleans.Storage;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Tasks;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private long _kept;

    public async Task Reconcile(LeaseSighting[] leases)
    {
        var now = clock.Now;
        foreach (var sighting in leases)
        {
            // A lease just given: the claim that made it will tell the desk.
            if (now - sighting.Lease.Times.GrantedAt >= options.Value.SettledAge)
                await Adopt(sighting);
        }

        Settle();
    }

    /// <summary>Takes over what the activation before this one left.</summary>
    private async Task AdoptAll(CancellationToken cancel)
    {
        var live = await liveLeases.Of(Id, cancel);
        if (live.Count == 0)
            return;
        var lastAnswer = await liveLeases.LastAnswer(Id, cancel);
        foreach (var lease in live)
            await Adopt(
                new(lease.Row.ToCard(), lease.Attempt, lease.Row.Response),
                ShownLease.Of(lease.Row.Ref.Id, lease.Attempt, learned.State.Shown, lastAnswer));
    }

    private async Task Adopt(LeaseSighting sighting, ShownLease? before = null)
    {
        var (card, lease) = (sighting.Card, sighting.Lease);
        var terms = await catalog.TermsOf(card.Ref.Tenant, card.Ref.Project);

        // A grant on its way will tell the desk itself, and what has ended here the sweep may have read just before.
        var known = _claiming.Contains(card.Ref.Id) || JustFinished(card.Ref.Id, lease.Token) || _desk.Find(card.Ref.Id, lease.Token) is not null;
        if (known)
            return;
        _cards[(card.Ref.Id, lease.Token)] = (card, sighting.Response, lease.Explanation);
        _desk.Adopt(new(card.Ref.Tenant, card.Ref.Id, new LaneKey(card.Ref.Batch, lease.Stage), lease.Token, terms), clock.Now, before);
    }

    public Task<AnnotatorWork> Work()
    {
        var known = learned.State;
        return Task.FromResult(new AnnotatorWork(
            _desk.Activity, known.HandleTimes.Count, known.HandleTimes.TotalMs, known.Declined, known.Lapsed, known.Expired,
            _desk.Activity == Activity.Offline ? null : _activeSince, FirstProject, [.. _desk.Leases.Where(l => l.Standing != LeaseStanding.Prefetched).Select(HeldOf)], Focused));
    }

    private void Count(AttemptState state)
    {
        switch (state)
        {
            case AttemptState.Declined:
                learned.State.Declined++;
                break;
            case AttemptState.Lapsed:
                learned.State.Lapsed++;
                break;
            case AttemptState.Expired:
                learned.State.Expired++;
                break;
        }
    }

    private async Task KeepLearned(CancellationToken cancel)
    {
        // A skill that has ended is gone within the minute.
        if (_worker is { } worker && worker.Skills.Any(s => s.Until <= clock.Now))
            await ProfileChanged();
        var known = learned.State.HandleTimes.Count + learned.State.Declined + learned.State.Lapsed + learned.State.Expired;
        ShownLease[] shown = [.. _desk.Shown];
        if (known == _kept && shown.SequenceEqual(learned.State.Shown))
            return;
        learned.State.Shown = [.. shown];
        await Learn();
        _kept = known;
    }

    /// <param name="again">Put on top of what another activation has written meanwhile; null when that stands.</param>
    private async Task Learn(Action? again = null)
    {
        try
        {
            await learned.WriteStateAsync(CancellationToken.None);
        }
        catch (InconsistentStateException)
        {
            // Two activations were learning beside each other. Escaping, it would end this one, and the person's desk with it.
            await learned.ReadStateAsync(CancellationToken.None);
            if (again is null)
                return;
            again();
            await learned.WriteStateAsync(CancellationToken.None);
        }
    }
}
