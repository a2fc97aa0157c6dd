using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Store;

/// <summary>The row of a task with its attempts.</summary>
public sealed class TaskRecord(LabelTask state, int priority, string? callbackUrl)
{
    public LabelTask State { get; set; } = state;

    /// <summary>Of a try at a quality task: its score.</summary>
    public double? Agreement { get; set; }

    public int Priority { get; } = priority;

    public string? CallbackUrl { get; } = callbackUrl;
}
