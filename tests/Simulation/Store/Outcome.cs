namespace Scheduler.Simulation.Store;

/// <summary>What became of a write, with the names and meanings of the product's ledger.</summary>
public enum Outcome
{
    Unspecified = 0,
    Recorded = 1,
    Stale = 2,
    Unknown = 3,
    Refused = 4,
    Busy = 5,
}
