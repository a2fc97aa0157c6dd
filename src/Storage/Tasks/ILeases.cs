using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Tasks;

/// <summary>Reads of live leases, for annotators that come back and for sweeps.</summary>
public interface ILeases
{
    Task<IReadOnlyList<LiveLease>> Of(AnnotatorId annotator, CancellationToken cancel = default);

    /// <summary>When the person's last answer that counts was recorded; null for none.</summary>
    Task<DateTimeOffset?> LastAnswer(AnnotatorId annotator, CancellationToken cancel = default);

    /// <summary>Live leases of the annotators of one shard (<see cref="StableHash.ShardOf"/> of the annotator's id), by annotator.</summary>
    Task<IReadOnlyList<LiveLease>> OfShard(int shard, AnnotatorId? after, int limit, CancellationToken cancel = default);
}

/// <summary>A live lease with its task's row.</summary>
public sealed record LiveLease(TaskRow Row, Attempt Attempt);
