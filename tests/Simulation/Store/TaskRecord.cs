using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Store;

/// <summary>The row of a task with its attempts.</summary>
public sealed class TaskRecord(LabelTask state, int priority, string? callbackUrl)
{
    public LabelTask State { get; set; } = state;

    public int Priority { get; } = priority;

    public string? CallbackUrl { get; } = callbackUrl;
}
