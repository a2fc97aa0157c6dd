using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>An attempt that keeps its person from its task, now or for a while.</summary>
internal sealed class TouchRecord
{
    public const string Select =
        "SELECT a.task_id, a.annotator_id, a.state, a.cool_until FROM attempts a WHERE (a.state IN (1, 2) OR a.cool_until IS NOT NULL) AND ";

    /// <summary>One that keeps @annotator from the task <c>t</c> at the time @now.</summary>
    public const string Barred =
        "SELECT 1 FROM attempts a WHERE a.task_id = t.id AND a.annotator_id = @annotator AND (a.state IN (1, 2) OR a.cool_until > @now)";

    public string TaskId { get; init; } = "";

    public string AnnotatorId { get; init; } = "";

    public int State { get; init; }

    public long? CoolUntil { get; init; }

    public bool HoldsSlot => (AttemptState)State is AttemptState.Live or AttemptState.Submitted;

    public Touch ToTouch() => new(new AnnotatorId(AnnotatorId), HoldsSlot ? Moments.Never : CoolUntil.Time()!.Value);
}
