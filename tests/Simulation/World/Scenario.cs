using System.Collections.Immutable;

namespace Scheduler.Simulation.World;

/// <summary>All that is drawn from a seed before a world begins.</summary>
/// <param name="Day">How long customers and people do what they like; then everything left must be finished.</param>
/// <param name="Finishers">People who come after the day: enough to finish any task whatever became of it.</param>
/// <param name="WindowTasks">Bound of a batch's window, small so that it is met.</param>
public sealed record Scenario(
    TimeSpan Day,
    ImmutableArray<BatchPlan> Batches,
    ImmutableArray<PersonPlan> People,
    ImmutableArray<PersonPlan> Finishers,
    int WindowTasks,
    double CancelShare);
