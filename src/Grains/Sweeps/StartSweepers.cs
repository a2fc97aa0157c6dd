using Microsoft.Extensions.Hosting;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Sweeps;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Sweeps;

/// <summary>Wakes every sweeper once the silo runs; their reminders keep them awake from then on, whatever happens to this process.</summary>
internal sealed class StartSweepers(IGrainFactory grains) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var shard = 0; shard < StableHash.Shards; shard++)
            await Repeat.UntilKnown(
                async () =>
                {
                    await grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(shard)).Start();
                    return true;
                },
                TimeProvider.System,
                stoppingToken);
    }
}
