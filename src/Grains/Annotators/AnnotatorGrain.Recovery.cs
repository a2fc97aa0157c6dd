using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private long _kept;

    public Task Reconcile(LeaseSighting[] leases)
    {
        var now = clock.Now;
        foreach (var sighting in leases)
        {
            // A grant on its way, or a lease just given: the claim that made it will tell the desk.
            var young = now - sighting.Lease.Times.GrantedAt < options.Value.SettledAge;
            if (!young && !_claiming.Contains(sighting.Card.Ref.Id) && !_finished.Contains((sighting.Card.Ref.Id, sighting.Lease.Token)))
                Adopt(sighting, now);
        }

        Settle();
        return Task.CompletedTask;
    }

    private void Adopt(LeaseSighting sighting, DateTimeOffset now)
    {
        var (card, lease) = (sighting.Card, sighting.Lease);
        if (_desk.Find(card.Ref.Id, lease.Token) is not null)
            return;
        _cards[card.Ref.Id] = (card, sighting.Response, lease.Explanation);

        // The project's own times are not in the row; the defaults are generous, and presence ends what nobody works on.
        _desk.Adopt(new(card.Ref.Tenant, card.Ref.Id, new LaneKey(card.Ref.Batch, lease.Stage), lease.Token, AdoptedTerms), now);
    }

    private static readonly LeaseTerms AdoptedTerms = new(true, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(30));

    public Task<AnnotatorWork> Work()
    {
        var known = learned.State;
        return Task.FromResult(new AnnotatorWork(
            _desk.Activity, known.HandleTimes.Count, known.HandleTimes.TotalMs, known.Declined, known.Lapsed, known.Expired));
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
        var known = learned.State.HandleTimes.Count + learned.State.Declined + learned.State.Lapsed + learned.State.Expired;
        if (known == _kept)
            return;
        _kept = known;
        await learned.WriteStateAsync(CancellationToken.None);
    }
}
