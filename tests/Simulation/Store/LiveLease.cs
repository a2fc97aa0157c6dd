using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Store;

/// <summary>A live lease with its task's place.</summary>
public sealed record LiveLease(TaskRef Task, Attempt Attempt);
