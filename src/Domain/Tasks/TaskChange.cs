namespace Scheduler.Domain.Tasks;

/// <summary>What a change was. Names are stable: they stand in the events table.</summary>
public enum TaskEventKind
{
    Unspecified = 0,
    Granted = 1,
    Submitted = 2,
    Salvaged = 3,
    LateStored = 4,
    Ended = 5,
    Canceled = 6,
    Errored = 7,

    /// <summary>The customer judged the completed task; it may go back to work by that.</summary>
    Audited = 8,

    /// <summary>The completed task goes back to work.</summary>
    Recalled = 9,
}

/// <summary>
/// One recorded step of a task: the event, the one attempt it touches as it stands afterwards, and where the task is then.
/// Built by the rules from a state, so it already carries their outcome; applying it decides nothing.
/// </summary>
public sealed record TaskChange
{
    public required TaskEventKind Kind { get; init; }

    /// <summary>Who caused it: an annotator's id, <c>customer</c> or <c>system</c>.</summary>
    public required string Actor { get; init; }

    public required CommandId Command { get; init; }

    /// <summary>Clamped so that it never runs backwards within a task.</summary>
    public required DateTimeOffset At { get; init; }

    public Attempt? Attempt { get; init; }

    public required LabelTaskStatus Status { get; init; }

    public required int Stage { get; init; }

    public required int Round { get; init; }

    public string? Response { get; init; }

    /// <summary>How like the answers of a label stage were to their merge, 0 to 1; null when this change merged none.</summary>
    public double? Agreement { get; init; }

    /// <summary>Another task may have the task's unique id from this change on.</summary>
    public bool FreesUniqueId { get; init; }

    /// <summary>A change of <paramref name="task"/> that leaves it where it is; callers override what moves.</summary>
    public static TaskChange On(LabelTask task, TaskEventKind kind, string actor, CommandId command, DateTimeOffset now, Attempt? attempt = null) => new()
    {
        Kind = kind,
        Actor = actor,
        Command = command,
        At = task.Clamp(now),
        Attempt = attempt,
        Status = task.Status,
        Stage = task.Stage,
        Round = task.Round,
        Response = task.Response,
    };
}
