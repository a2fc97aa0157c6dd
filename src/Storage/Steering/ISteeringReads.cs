using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Steering;

/// <summary>What managers look at before they act; of the live world.</summary>
public interface ISteeringReads
{
    /// <summary>A person's attempts that ended in a period, by time of their end.</summary>
    Task<IReadOnlyList<EndedAttempt>> Ended(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default);

    /// <summary>Launched and paused batches with their counts, due as their project's service level has it when not by themselves: the soonest due first, those without a due time last.</summary>
    /// <param name="organization">Null for all.</param>
    Task<IReadOnlyList<BatchStanding>> Batches(OrganizationId? organization, int limit, CancellationToken cancel = default);

    /// <summary>Open tasks with at least so many leases since a time that ended without an answer, and those with a free slot that somebody gave back.</summary>
    /// <param name="givenBack">Before this time.</param>
    Task<IReadOnlyList<TaskRef>> Unanswered(
        OrganizationId? organization, DateTimeOffset since, int leases, DateTimeOffset givenBack, int limit, CancellationToken cancel = default);

    /// <summary>Leases that are held since before a time, oldest first.</summary>
    Task<IReadOnlyList<HeldLease>> HeldSince(OrganizationId? organization, DateTimeOffset before, int limit, CancellationToken cancel = default);

    /// <summary>A live task, for those who see several organizations.</summary>
    /// <param name="organization">Whose it must be; null for any.</param>
    Task<TaskRef?> FindTask(TaskId id, OrganizationId? organization, CancellationToken cancel = default);

    /// <summary>A live batch, for those who see several organizations.</summary>
    /// <param name="organization">Whose it must be; null for any.</param>
    Task<Batch?> FindBatch(BatchId id, OrganizationId? organization, CancellationToken cancel = default);
}

public sealed record EndedAttempt(TaskRef Task, TaskStep Step, DateTimeOffset GrantedAt);

public sealed record BatchStanding(Batch Batch, long Total, long Completed, long Pending);

public sealed record HeldLease(TaskRef Task, AnnotatorId Person, long Token, DateTimeOffset GrantedAt);
