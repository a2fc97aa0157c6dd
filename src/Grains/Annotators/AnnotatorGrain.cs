using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Grains.Dispatch;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Metrics;
using Scheduler.Grains.Projects;
using Scheduler.Grains.Quality;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Tasks;

namespace Scheduler.Grains.Annotators;

/// <summary>
/// Carries one person's desk: inputs go in, <see cref="Settle"/> carries out what the desk wants. Reentrant, so that a beat is
/// never stuck behind a claim; the desk is only touched between awaits.
/// </summary>
[Reentrant]
[GrainType("annotator")]
public sealed partial class AnnotatorGrain(
    IAnnotatorStore people,
    ILeases liveLeases,
    ProjectCatalog catalog,
    QualityWork quality,
    SeatReports reports,
    RosterReports roster,
    GrainClock clock,
    Standstills standstills,
    IOptions<SchedulerGrainOptions> options,
    [PersistentState("annotator-throughput", GrainStorageNames.Learned)] IPersistentState<AnnotatorThroughput> learned,
    ILogger<AnnotatorGrain> log) : SchedulerGrain, IAnnotatorGrain
{
    private readonly CancellationTokenSource _stopping = new();
    private Desk _desk = null!;

    /// <summary>The person as they may work now; null when disabled. <see cref="_known"/> is who they are all the same.</summary>
    private Worker? _worker, _known;
    private IGrainTimer _timer = null!;
    private long _epoch, _commands;

    private AnnotatorId Id => new(GrainKeys.Single(this.GetPrimaryKeyString()));

    protected override async Task Activate(CancellationToken cancel)
    {
        var now = clock.Now;
        _epoch = now.ToUnixTimeMilliseconds();
        _desk = new Desk(Id, now);
        _standstills = standstills.Count;
        _timer = this.RegisterGrainTimer(OnTimer, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        this.RegisterGrainTimer(KeepLearned, new GrainTimerCreationOptions(KeepEvery, KeepEvery) { Interleave = true });
        await ReadProfile();
        await AdoptAll(cancel);
        Settle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    public Task Wake()
    {
        _desk.Wake();
        Settle();
        return Task.CompletedTask;
    }

    public Task<bool> GiveBack(Prefetched lease)
    {
        var given = _desk.Yield(lease.Task, lease.Token);
        if (given)
            Settle();
        return Task.FromResult(given);
    }

    public async Task<bool> GiveBackUnaccepted(TaskId task, long token)
    {
        if (_desk.Find(task, token) is not { } lease || !_desk.GiveBackUnaccepted(task, token))
            return false;
        await Task.WhenAll(Settle());
        return lease.Token == token;
    }

    public Task Announce()
    {
        _desk.Announce();
        Settle();
        return Task.CompletedTask;
    }

    public async Task ProfileChanged()
    {
        await ReadProfile();

        // What is held ahead was leased to the person as they were; whoever may still have it gets it again.
        foreach (var ahead in _desk.Leases.Where(l => l.Standing == LeaseStanding.Prefetched).ToArray())
            _desk.GiveBack(ahead.Task, ahead.Token);
        _desk.Announce();
        _desk.Wake();
        Settle();
        if (_worker is null)
            await SignOut("disabled");
    }

    private async Task ReadProfile()
    {
        var row = await people.Get(Id);
        _known = row?.Worker ?? _known;
        _worker = row is { Disabled: false } ? row.Worker.At(clock.Now) with { Focus = Focused?.Id } : null;
        if (_worker is null && _desk.Activity != Activity.Offline)
            _desk.SetActivity(Activity.Offline, clock.Now);
    }

    private Task OnTimer(CancellationToken cancel)
    {
        DropDeadConnections(clock.Now);
        Settle();
        return Task.CompletedTask;
    }

    /// <summary>Carries out what the desk wants; returns the ends under way, for the few who wait for them.</summary>
    private List<Task> Settle()
    {
        var ends = new List<Task>();
        ExcuseStandstill();
        foreach (var effect in _desk.Settle(clock.Now))
            try
            {
                Carry(effect, ends);
            }
            catch (Exception e)
            {
                // One effect that fails must not swallow the others: a claim that is not run would never be asked for again.
                LogEffect(Id, effect.GetType().Name, e);
            }

        TellRoster();
        var due = _desk.NextDue;
        _timer.Change(due is { } at ? Later(at - clock.Now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return ends;
    }

    private void Carry(DeskEffect effect, List<Task> ends)
    {
        switch (effect)
        {
            case DeskEffect.Claim claim:
                RunClaim(claim);
                break;
            case DeskEffect.End end:
                ends.Add(EndLease(end));
                break;
            case DeskEffect.Show show:
                Push(m => m with { Kind = "assigned", Assignment = AssignmentOf(show.Lease) });
                break;
            case DeskEffect.Withdraw withdraw:
                Push(m => m with { Kind = "withdrawn", Task = KeyOf(withdraw.Lease), Token = withdraw.Lease.Token, Reason = Word(withdraw.State), Text = withdraw.Reason });
                break;
            case DeskEffect.Moved moved:
                Push(m => m with { Kind = "activity", Activity = Word(moved.Activity), Reason = moved.Why });
                break;
            case DeskEffect.Report report:
                Report(report);
                break;
            case DeskEffect.Leave:
                Leave();
                break;
        }
    }

    [LoggerMessage(1202, LogLevel.Error, "Annotator {Annotator}: {Effect} failed")]
    private partial void LogEffect(AnnotatorId annotator, string effect, Exception exception);

    private CommandId NextCommand() => new($"{Id}:{_epoch:x}:{++_commands:x}");

    // Never zero: a timer that is due at once would run within this very turn's successor without letting messages in between.
    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
