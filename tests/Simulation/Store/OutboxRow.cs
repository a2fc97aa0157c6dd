using Scheduler.Domain;

namespace Scheduler.Simulation.Store;

/// <summary>A customer to be called back for the change that made this version.</summary>
public readonly record struct OutboxRow(TaskId Task, int Version);
