using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;

namespace Scheduler.Storage.Quality;

/// <summary>
/// Who tries which quality task, and how they did. A try is done by a task of its own (<see cref="QualityBatch"/>), whose agreement is
/// the score: what is here only ties the two together.
/// </summary>
public interface IQualityAttempts
{
    /// <summary>How a person stands towards a project; null when there is no such project.</summary>
    Task<QualityStanding?> Standing(Tenant tenant, ProjectId project, AnnotatorId person, CancellationToken cancel = default);

    /// <summary>Every training task of a project, oldest first, as a person stands with it.</summary>
    Task<IReadOnlyList<TrainingTask>> Training(Tenant tenant, ProjectId project, AnnotatorId person, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>The oldest evaluation task that the person has neither answered nor declined nor in hand; null when there is none.</summary>
    /// <param name="ofReview">One for reviewers; else one for labelers.</param>
    Task<string?> NextEvaluation(Tenant tenant, ProjectId project, AnnotatorId person, bool ofReview, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>A person is about to be given a try. The same one again changes nothing.</summary>
    /// <returns>The task it is done by, under the first of its <see cref="QualityAttemptId">names</see> that no other try has.</returns>
    Task<TaskId> Begin(QualityAttemptRow attempt, CancellationToken cancel = default);

    /// <summary>The person has passed the training of a project, for good.</summary>
    Task Pass(ProjectId project, AnnotatorId person, double score, DateTimeOffset at, CancellationToken cancel = default);

    /// <summary>What the answer to a task of a <see cref="QualityBatch"/> is scored against; null for a task that is no attempt.</summary>
    Task<KnownAnswer?> KnownAnswer(Tenant tenant, TaskId task, CancellationToken cancel = default);

    /// <summary>People who have answered any of these quality tasks, by id.</summary>
    Task<IReadOnlyList<AnnotatorId>> Labelers(Tenant tenant, IReadOnlyCollection<string> qualityTasks, AnnotatorId? after, int limit, CancellationToken cancel = default);

    /// <summary>How these people did; those without an answer are left out.</summary>
    /// <param name="qualityTasks">Only at these; empty for all.</param>
    /// <param name="most">Answers named of one person, the newest.</param>
    Task<IReadOnlyList<LabelerResult>> Results(Tenant tenant, IReadOnlyCollection<AnnotatorId> people, IReadOnlyCollection<string> qualityTasks, int most, CancellationToken cancel = default);
}

/// <param name="HasTraining">The project has training tasks.</param>
/// <param name="Passed">The person has passed its training, for good.</param>
public sealed record QualityStanding(ProjectSettings Settings, bool HasTraining, bool Passed)
{
    public bool NeedsTraining => HasTraining && !Passed;
}

/// <param name="Number">From 0: which try of this person.</param>
/// <param name="InPlaceOf">The batch whose work they came for.</param>
public sealed record QualityAttemptRow(Tenant Tenant, string QualityTask, AnnotatorId Person, int Number, BatchId InPlaceOf, DateTimeOffset BegunAt);

/// <param name="Answers">Newest first, not more than asked for; <paramref name="Total"/> counts all.</param>
/// <param name="Evaluation">Mean score over all answers to evaluation tasks, 0..1; null when there is none.</param>
/// <param name="Training">The same of training tasks.</param>
public sealed record LabelerResult(AnnotatorId Person, long Total, double? Evaluation, double? Training, IReadOnlyList<QualityAnswer> Answers);

/// <param name="Project">By name.</param>
/// <param name="Score">0..1.</param>
public sealed record QualityAnswer(string QualityTask, QualityTaskKind Kind, string Project, TaskId Task, int Number, double Score, DateTimeOffset AnsweredAt, long ActiveMs);
