using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>One recorded change of a task. What it says of the task is how it stood afterwards.</summary>
/// <param name="Actor">An annotator's id, <c>customer</c> or <c>system</c>.</param>
/// <param name="Attempt">The attempt it touched; null for none.</param>
public sealed record TaskEventRow(
    int Version,
    TaskEventKind Kind,
    string Actor,
    DateTimeOffset At,
    LabelTaskStatus Status,
    int Stage,
    int Round,
    EventAttempt? Attempt);

/// <summary>How an attempt stood after an event.</summary>
public sealed record EventAttempt(long Token, AnnotatorId Annotator, int Stage, int Round, int Slot, AttemptState State, Verdict? Verdict);
