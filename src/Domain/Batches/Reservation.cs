namespace Scheduler.Domain.Batches;

/// <summary>A slot put aside in memory for one person while the task's grain decides. Lost with the batch's grain, without harm.</summary>
public readonly record struct Reservation(AnnotatorId Annotator, DateTimeOffset At);

/// <summary>What a batch answers to a person who wants work from one of its stages.</summary>
/// <param name="Task">The reserved task, or null when the window holds nothing for the person.</param>
/// <param name="Epoch">What the person has now seen of the lane: a higher epoch later means something may have come.</param>
/// <param name="RetryAt">When the earliest cool-down ends that kept the person from a free task; null when none does.</param>
/// <param name="Deeper">The window holds nothing, but rows beyond it might: the batch is looking.</param>
public sealed record TakeResult(OpenTask? Task, long Epoch, DateTimeOffset? RetryAt, bool Deeper)
{
    /// <summary>No task, and no time at which there may be one.</summary>
    public static TakeResult Nothing { get; } = new(null, 0, null, false);
}
