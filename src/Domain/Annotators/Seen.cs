using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Annotators;

/// <summary>What a person has seen of a lane while finding nothing there.</summary>
public readonly record struct Seen(LaneKey Lane, long Epoch);

/// <summary>A lease held ahead that has not been shown: it may be asked back.</summary>
public readonly record struct Prefetched(LaneKey Lane, TaskId Task, long Token);
