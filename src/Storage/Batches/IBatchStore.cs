using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Batches;

public interface IBatchStore
{
    /// <summary>False when the tenant has a batch of this name.</summary>
    Task<bool> Create(Batch batch, WorkforceId workforce, bool startsAtOnce, CancellationToken cancel = default);

    /// <summary>The project's hidden default batch, made on first use.</summary>
    Task<Batch> Default(Tenant tenant, ProjectId project, WorkforceId workforce, Batch fresh, CancellationToken cancel = default);

    Task<Batch?> Get(Tenant tenant, BatchId id, CancellationToken cancel = default);

    Task<Batch?> Find(Tenant tenant, string name, CancellationToken cancel = default);

    /// <summary>Whether tasks may be added, as the intake decides it; null when there is no such batch.</summary>
    Task<bool?> TakesTasks(Tenant tenant, BatchId id, CancellationToken cancel = default);

    /// <summary>Named batches, newest first; ties by id.</summary>
    /// <param name="after">Where to go on, whatever was made meanwhile; null for the beginning.</param>
    Task<IReadOnlyList<Batch>> List(BatchFilter filter, BatchCursor? after, int limit, int offset = 0, CancellationToken cancel = default);

    Task<long> Count(BatchFilter filter, CancellationToken cancel = default);

    /// <summary>With the batch as it then is. Of two who merge at the same moment both have their way.</summary>
    Task<(EditOutcome Outcome, Batch? Batch)> ChangeMetadata(Tenant tenant, BatchId id, MetadataChange change, CancellationToken cancel = default);

    /// <summary>The batch as it then is; null when it does not exist.</summary>
    Task<Batch?> SetPriority(Tenant tenant, BatchId id, int priority, CancellationToken cancel = default);

    /// <inheritdoc cref="SetPriority"/>
    /// <param name="due">Null takes it back: then it is due when its project says.</param>
    Task<Batch?> SetDue(Tenant tenant, BatchId id, DateTimeOffset? due, CancellationToken cancel = default);

    /// <summary>Gives batches their places in the organization's order, from 1; all others of the tenant lose theirs.</summary>
    Task SetRanks(Tenant tenant, IReadOnlyList<BatchId> order, CancellationToken cancel = default);

    /// <summary>The groups whose members alone get the batch's work; none for no bar.</summary>
    Task<Batch?> SetStudioGroups(Tenant tenant, BatchId id, IReadOnlyList<string> groups, CancellationToken cancel = default);

    /// <summary>Batches that are not completed yet of studio projects: in the order given, then calibration first, then oldest first.</summary>
    Task<IReadOnlyList<Batch>> StudioPending(Tenant tenant, CancellationToken cancel = default);

    /// <summary>Batches of a project that people work on, the hidden one among them.</summary>
    Task<IReadOnlyList<Batch>> ActiveOfProject(Tenant tenant, ProjectId project, CancellationToken cancel = default);

    /// <summary>Staging → in progress. In the test mode its tasks are complete by that, with the responses they were stored with. Returns the batch as it then is; null when it does not exist.</summary>
    Task<Batch?> Launch(Tenant tenant, BatchId id, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>The addresses that tasks of the batch name for their callbacks, each once; the batch's own is not among them.</summary>
    Task<IReadOnlyList<string>> TaskCallbacks(BatchId id, CancellationToken cancel = default);

    /// <summary>In progress ↔ paused. The batch as it then is, moved or not; null when it does not exist.</summary>
    Task<Batch?> Pause(Tenant tenant, BatchId id, bool paused, CancellationToken cancel = default);

    /// <summary>
    /// Gives the batch up and cancels those of its tasks that nobody holds or has answered. Asked again while others are being finished, it
    /// cancels what has come back untouched since. The batch as it then is, moved or not: <see cref="BatchStatus.Cancelled"/> when nothing of
    /// it was begun.
    /// </summary>
    Task<Batch?> Cancel(Tenant tenant, BatchId id, CommandId command, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>In progress → completed, given up → cancelled, if it has tasks and none is pending, decided in SQL under the batch's lock.</summary>
    Task<bool> TryComplete(Tenant tenant, BatchId id, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Tasks by status: the sum over all writers.</summary>
    Task<IReadOnlyDictionary<LabelTaskStatus, long>> Counts(BatchId id, CancellationToken cancel = default);

    /// <summary>The same of whole projects, tasks without a batch among them; projects without tasks are absent.</summary>
    Task<IReadOnlyDictionary<ProjectId, IReadOnlyDictionary<LabelTaskStatus, long>>> CountsByProject(Tenant tenant, CancellationToken cancel = default);

    /// <summary>Batches of a workforce that people work on, for a dispatcher that starts, in pages by id.</summary>
    Task<IReadOnlyList<Batch>> Active(WorkforceId workforce, BatchId? after, int limit, CancellationToken cancel = default);

    /// <summary>Batches of a shard that people work on (<see cref="StableHash.ShardOf"/> of the batch's id), for sweeps, in pages by id.</summary>
    Task<IReadOnlyList<Batch>> ActiveOfShard(int shard, BatchId? after, int limit, CancellationToken cancel = default);
}

/// <summary>Which batches; null leaves a condition out.</summary>
public sealed record BatchFilter(Tenant Tenant)
{
    public ProjectId? Project { get; init; }

    /// <summary>Leaves out those of archived projects.</summary>
    public bool ExcludeArchived { get; init; }

    /// <summary>Any of these; none leaves the condition out.</summary>
    public IReadOnlyList<BatchStatus> Statuses { get; init; } = [];

    public DateTimeOffset? CreatedFrom { get; init; }

    public DateTimeOffset? CreatedTo { get; init; }

    public DateTimeOffset? CompletedFrom { get; init; }

    public DateTimeOffset? CompletedTo { get; init; }

    /// <summary>Batches with a task whose latest verdict of the customer was given at or after this.</summary>
    public DateTimeOffset? AuditedFrom { get; init; }

    /// <summary>The same, at or before.</summary>
    public DateTimeOffset? AuditedTo { get; init; }
}

/// <summary>Place in the list: the last batch of the page before.</summary>
public readonly record struct BatchCursor(DateTimeOffset CreatedAt, BatchId Id);
