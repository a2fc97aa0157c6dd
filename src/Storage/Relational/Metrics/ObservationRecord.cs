using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational.Tasks;

namespace Scheduler.Storage.Relational.Metrics;

/// <summary>An event joined with its task and batch as it comes from the driver.</summary>
internal sealed class ObservationRecord : TaskEventRecord
{
    public const string Home = "t.org_id, b.workforce, t.project_id, t.batch_id, t.created_at, b.launched_at, t.overlap, t.review_levels, t.review, t.agreement";

    public string OrgId { get; init; } = "";

    public string Workforce { get; init; } = "";

    public string ProjectId { get; init; } = "";

    public string BatchId { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? LaunchedAt { get; init; }

    public int Overlap { get; init; }

    public int ReviewLevels { get; init; }

    public int? Review { get; init; }

    public double? Agreement { get; init; }

    /// <summary>Several people have labeled the task, and it moves on by this answer.</summary>
    public bool ClosesLabels => Overlap > 1 && Stage == Plan.LabelStage && ((TaskEventKind)Kind is TaskEventKind.Submitted or TaskEventKind.Salvaged)
        && (TaskStage != Plan.LabelStage || TaskStatus == (int)LabelTaskStatus.Completed);

    public bool MayComplete => (TaskEventKind)Kind is TaskEventKind.Submitted or TaskEventKind.Salvaged && TaskStatus == (int)LabelTaskStatus.Completed;

    public TaskHome ToHome() => new(new(OrgId), new(Workforce), new(ProjectId), new(BatchId));

    public Plan ToPlan() => new(Overlap, ReviewLevels);
}
