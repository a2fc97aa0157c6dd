using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Replay;

/// <summary>
/// A task as its events so far have left it. Applying believes the event, so that one broken step is reported once, by the law
/// it breaks, and not again by every step after it.
/// </summary>
internal sealed class TaskReplay(TaskLine task, TaskState createdAs)
{
    private readonly List<Lease> _leases = [];

    public TaskLine Task => task;

    /// <summary>A task of the test mode is complete without any change of its own: as it is created, or as its batch is launched.</summary>
    public static TaskState CreatedAs(TaskHistory history) =>
        history.Task.Mode == Modes.Live ? TaskState.Pending
        : history.Events.Count == 0 ? history.Task.Status
        : history.Events[0].Kind == EventKind.Audited ? TaskState.Completed
        : TaskState.Pending;

    public IReadOnlyList<Lease> Leases => _leases;

    public int Version { get; private set; }

    public long At { get; private set; } = task.CreatedAt;

    public long LastToken { get; private set; }

    public TaskState Status { get; private set; } = createdAs;

    public int Stage { get; private set; }

    public int Round { get; private set; }

    public int? CompletedVersion { get; private set; }

    public long? CompletedAt { get; private set; }

    public IEnumerable<Lease> Current => _leases.Where(l => l.Stage == Stage && l.Round == Round);

    public int OpenSlots => Status == TaskState.Pending ? Math.Max(0, Pipeline.SlotsOf(task, Stage) - Current.Count(l => l.HoldsSlot)) : 0;

    public Lease? ByToken(long? token) => _leases.FirstOrDefault(l => l.Token == token);

    public void Apply(EventLine e)
    {
        ApplyLease(e);
        Version = e.Version;
        At = Math.Max(At, e.At);
        LastToken = Math.Max(LastToken, e.Token ?? 0);
        if (Status != TaskState.Completed && e.TaskStatus == TaskState.Completed)
            (CompletedVersion, CompletedAt) = (e.Version, e.At);
        (Status, Stage, Round) = (e.TaskStatus, e.TaskStage, e.TaskRound);
    }

    private void ApplyLease(EventLine e)
    {
        if (e is not { Token: { } token, AnnotatorId: { } annotator, Stage: { } stage, Round: { } round, Slot: { } slot, AttemptState: { } state })
            return;
        var lease = ByToken(token);
        if (lease is null)
            _leases.Add(lease = new()
            {
                Token = token,
                Annotator = annotator,
                Stage = stage,
                Round = round,
                Slot = slot,
                ClaimCommand = e.CommandId,
                GrantedAt = e.Kind == EventKind.Granted ? e.At : null,
                From = e.At,
            });
        lease.State = state;
        lease.Verdict = e.Verdict;
        if (state != LeaseState.Live)
            (lease.EndCommand, lease.EndedAt) = (e.CommandId, e.At);
    }
}
