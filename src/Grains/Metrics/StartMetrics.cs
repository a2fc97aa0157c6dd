using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;

namespace Scheduler.Grains.Metrics;

/// <summary>Wakes the follower once the silo is active; its reminder keeps it awake from then on.</summary>
internal sealed class StartMetrics(IGrainFactory grains) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(StartMetrics), ServiceLifecycleStage.Active, _ =>
        {
            Start(_stopping.Token);
            return Task.CompletedTask;
        }, _ => _stopping.CancelAsync());

    public void Dispose() => _stopping.Dispose();

    private async void Start(CancellationToken cancel)
    {
        try
        {
            await Repeat.UntilKnown(
                async () =>
                {
                    await grains.Get<IMetricsFollowerGrain>(GrainKeys.MetricsFollower).Start();
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
