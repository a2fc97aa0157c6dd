using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>
/// What a customer changes of a stored task apart from its work: nothing here is held by a grain. A verdict is a change of the
/// task like any other, with version, event and callback; it is written here because a completed task has no work under way.
/// The other edits leave no event but their time: <see cref="TaskRow.EditedAt"/>. One that changes nothing leaves that either.
/// </summary>
public interface ITaskEdits
{
    /// <summary>Of two who merge at the same moment both have their way.</summary>
    Task<EditOutcome> ChangeMetadata(Tenant tenant, TaskId id, MetadataChange change, DateTimeOffset now, CancellationToken cancel = default);

    Task<EditOutcome> ChangeTags(Tenant tenant, TaskId id, TagChange change, IReadOnlyList<string> tags, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Records a verdict. The same one again changes nothing, also for those who have not seen it.</summary>
    Task<AuditOutcome> Audit(Tenant tenant, TaskId id, TaskAudit audit, CancellationToken cancel = default);
}

public enum AuditResult
{
    Unspecified = 0,
    Done = 1,
    NoSuchTask = 2,

    /// <summary>Only completed tasks are judged.</summary>
    NotCompleted = 3,

    /// <summary>The task has <see cref="TaskLimits.MaxAudits"/> verdicts, or <see cref="TaskLimits.MaxFixes"/> mended answers.</summary>
    TooMany = 4,

    /// <summary>There are other verdicts than the <see cref="TaskAudit.Seen"/> ones: nothing was written.</summary>
    Overtaken = 5,
}

/// <param name="CallbackUrl">Who is to hear of it; null for nobody, also when nothing changed.</param>
public readonly record struct AuditOutcome(AuditResult Result, string? CallbackUrl = null);

/// <param name="Comments">The customer's words; null for none.</param>
/// <param name="By">The key that was used.</param>
public sealed record TaskAudit(ReviewStatus Status, string? Comments, string By, CommandId Command, DateTimeOffset At)
{
    /// <summary>With <see cref="ReviewStatus.Fixed"/>: the answer that takes the place of the one there is, valid by the task's taxonomy.</summary>
    public string? Response { get; init; }

    /// <summary>How many verdicts the judge had seen, from 0; null judges whatever was said before.</summary>
    public int? Seen { get; init; }
}
