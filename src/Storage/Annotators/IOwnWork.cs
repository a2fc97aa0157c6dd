using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Annotators;

/// <summary>What one person has done, and what waits for them: for that person's own eyes. Only answers that count are here.</summary>
public interface IOwnWork
{
    /// <summary>Sums over a stretch of time, the end left out.</summary>
    Task<OwnTotals> Totals(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>The same by project, most answers first, at most <paramref name="limit"/> projects.</summary>
    Task<IReadOnlyList<OwnProject>> ByProject(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default);

    /// <summary>Answers, latest first.</summary>
    Task<IReadOnlyList<OwnAnswer>> History(AnnotatorId person, OwnCursor? before, int limit, CancellationToken cancel = default);

    /// <summary>The person's answer to a task, with all it was given for; null when there is none.</summary>
    Task<OwnAnswerDetail?> Find(AnnotatorId person, TaskId task, CancellationToken cancel = default);

    /// <summary>Launched batches of a workforce that have pending tasks, with their projects, oldest first.</summary>
    Task<IReadOnlyList<OpenBatch>> Open(WorkforceId workforce, int limit, CancellationToken cancel = default);

    /// <summary>How many tasks of each batch have a free slot at a kind of stage that nothing keeps from this person; counted up to <paramref name="limit"/>.</summary>
    Task<IReadOnlyDictionary<BatchId, long>> Waiting(
        AnnotatorId person, IReadOnlyList<BatchId> batches, StageKind stage, DateTimeOffset now, int limit, CancellationToken cancel = default);
}

/// <param name="Labels">Answers in label stages.</param>
/// <param name="Reviews">Answers in review stages.</param>
/// <param name="ActiveMs">Milliseconds worked on them, idle time left out.</param>
public sealed record OwnTotals(long Labels, long Reviews, long ActiveMs);

/// <param name="Accepted">Of the answers, how many the next review stage accepted as they were.</param>
public sealed record OwnProject(ProjectId Id, string Name, string Type, OwnTotals Totals, long Accepted, long Fixed, long Rejected);

/// <param name="Batch">Null: the project's hidden batch.</param>
/// <param name="Verdict">The person's own, in a review.</param>
/// <param name="Review">What the next review stage said of the answer; null when it has not spoken.</param>
/// <param name="Note">The reviewer's reason.</param>
public sealed record OwnAnswer(
    TaskId Task, ProjectId Project, string ProjectName, string Type, string? Batch, int Stage, DateTimeOffset AnsweredAt, long ActiveMs,
    Verdict? Verdict, LabelTaskStatus TaskStatus, Verdict? Review, string? Note);

/// <param name="Params">The task's own, as JSON text.</param>
/// <param name="ProjectParams">The project's in the version of the task, as JSON text; null when it takes none.</param>
/// <param name="Response">As JSON text; null for a verdict without one.</param>
public sealed record OwnAnswerDetail(OwnAnswer Answer, Tenant Tenant, string Params, string? ProjectParams, string? Response);

/// <summary>A place in the history: what comes after it was answered earlier.</summary>
public readonly record struct OwnCursor(DateTimeOffset AnsweredAt, TaskId Task);

public sealed record OpenBatch(Batch Batch, string ProjectName, string Type, ProjectSettings Settings);
