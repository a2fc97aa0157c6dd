using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Dispatch;

/// <summary>What the quality tasks of a lane's project say to a person who wants its work.</summary>
public abstract record LaneCheck
{
    /// <summary>The lane's own work.</summary>
    public sealed record Open : LaneCheck;

    /// <summary>Nothing of this lane: the person has to pass the project's training first, and there is none to give now.</summary>
    /// <param name="RetryAt">When there may be some without anybody telling; null for not before something happens.</param>
    public sealed record Shut(DateTimeOffset? RetryAt) : LaneCheck;

    /// <summary>This task in its place.</summary>
    /// <param name="IsGate">Should it be refused, there is nothing else of the lane; otherwise its own work.</param>
    public sealed record Instead(LaneKey Key, TaskId Task, bool IsGate) : LaneCheck;
}
