namespace Scheduler.Domain.Batches;

/// <summary>A lane: the open slots of one batch in one stage, the unit the dispatcher chooses between.</summary>
public readonly record struct LaneKey(BatchId Batch, int Stage) : IComparable<LaneKey>
{
    public int CompareTo(LaneKey other)
    {
        var byBatch = string.CompareOrdinal(Batch.Value, other.Batch.Value);
        return byBatch != 0 ? byBatch : Stage.CompareTo(other.Stage);
    }
}
