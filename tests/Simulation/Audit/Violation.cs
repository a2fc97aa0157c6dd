namespace Scheduler.Simulation.Audit;

/// <summary>A law that did not hold, when and how.</summary>
public sealed record Violation(TimeSpan At, string Law, string What);
