using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Simulation.Audit;

/// <summary>A person as the world knows them: what the product is told of them, and what it told them.</summary>
public sealed class PersonView(Worker worker)
{
    public Worker Worker { get; } = worker;

    /// <summary>Connected, available, and the product has confirmed both.</summary>
    public bool Present { get; set; }

    /// <summary>True time since when they are present and hold nothing, as first noticed; null when they are not.</summary>
    public TimeSpan? IdleSince { get; set; }

    /// <summary>When the activation of their grain began that speaks for them.</summary>
    public TimeSpan DeskBornAt { get; set; }

    public HashSet<(TaskId Task, long Token)> Live { get; } = [];
}
