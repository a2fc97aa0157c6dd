using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>One event of a task as the figures need it: what happened, where the task stood after it, and the attempt it concerned.</summary>
public sealed record TaskStep(TaskEventKind Kind, DateTimeOffset At, LabelTaskStatus Status, int Stage, int Round)
{
    /// <summary>The attempt's token; null for a step that concerns none.</summary>
    public long? Token { get; init; }

    public AnnotatorId? Annotator { get; init; }

    public int AttemptStage { get; init; }

    public int AttemptRound { get; init; }

    public AttemptState AttemptState { get; init; }

    public Verdict? Verdict { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Milliseconds of work as the client counted them; 0 when it told nothing.</summary>
    public long ActiveMs { get; init; }

    /// <summary>A counted answer, on time or salvaged.</summary>
    public bool IsAnswer => Kind is TaskEventKind.Submitted or TaskEventKind.Salvaged;

    public static TaskStep Of(TaskChange change) => new(change.Kind, change.At, change.Status, change.Stage, change.Round)
    {
        Token = change.Attempt?.Token,
        Annotator = change.Attempt?.Annotator,
        AttemptStage = change.Attempt?.Stage ?? 0,
        AttemptRound = change.Attempt?.Round ?? 0,
        AttemptState = change.Attempt?.State ?? default,
        Verdict = change.Attempt?.Verdict,
        OfferedAt = change.Attempt?.Times.OfferedAt,
        AcceptedAt = change.Attempt?.Times.AcceptedAt,
        ActiveMs = change.Attempt?.Times.ActiveMs ?? 0,
    };
}
