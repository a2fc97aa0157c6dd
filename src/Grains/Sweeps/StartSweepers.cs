using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Sweeps;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Grains.Sweeps;

/// <summary>Wakes every sweeper once the silo is active; their reminders keep them awake from then on, whatever happens to this process.</summary>
internal sealed class StartSweepers(IGrainFactory grains) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // The start's own token ends with the start; these calls may go on longer.
    private readonly CancellationTokenSource _stopping = new();

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(StartSweepers), ServiceLifecycleStage.Active, _ =>
        {
            for (var shard = 0; shard < StableHash.Shards; shard++)
                Start(shard, _stopping.Token);
            return Task.CompletedTask;
        }, _ => _stopping.CancelAsync());

    public void Dispose() => _stopping.Dispose();

    private async void Start(int shard, CancellationToken cancel)
    {
        try
        {
            await Repeat.UntilKnown(
                async () =>
                {
                    await grains.Get<ISweeperGrain>(GrainKeys.Sweeper(shard)).Start();
                    return true;
                },
                TimeProvider.System,
                cancel);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // Stopping before it started.
        }
    }
}
