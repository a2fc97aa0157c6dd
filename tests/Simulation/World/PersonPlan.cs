using System.Collections.Immutable;
using Scheduler.Domain.Annotators;

namespace Scheduler.Simulation.World;

/// <summary>One person: what they may do, when they are there and how they behave.</summary>
/// <param name="Sessions">When they come and go; in order, apart from each other.</param>
/// <param name="MedianHandle">Their typical time for a task; the within-person spread is <paramref name="Sigma"/>.</param>
/// <param name="Returns">Comes back after the day to finish what is left.</param>
public sealed record PersonPlan(
    Worker Worker,
    ImmutableArray<(TimeSpan From, TimeSpan To)> Sessions,
    TimeSpan MedianHandle,
    double Sigma,
    Habits Habits,
    bool Returns);
