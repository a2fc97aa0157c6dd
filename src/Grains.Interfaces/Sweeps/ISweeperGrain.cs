namespace Scheduler.Grains.Interfaces.Sweeps;

/// <summary>
/// Finds what fell between: leases nobody remembers, tasks no window holds, batches nobody completed. One of
/// <see cref="Domain.StableHash.Shards"/> shards. Key: <see cref="GrainKeys.Sweeper"/>.
/// </summary>
[Alias("sweeper")]
public interface ISweeperGrain : IGrainWithStringKey
{
    /// <summary>Registers the reminder that keeps this sweeper alive. Harmless to repeat.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>One sweep now. For tests and operators; it runs by itself otherwise.</summary>
    [Alias("sweep-now")]
    Task Sweep();
}
