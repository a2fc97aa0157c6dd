using Scheduler.Domain.Annotators;

namespace Scheduler.Simulation.Shells;

/// <summary>The truth a client fetches with a beat, for pushes may be lost.</summary>
public sealed record Snapshot(Activity Activity, IReadOnlyList<DeskLease> Leases);
