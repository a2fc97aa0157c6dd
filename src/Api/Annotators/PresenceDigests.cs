using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Dispatch;

namespace Scheduler.Api.Annotators;

/// <summary>Tells each dispatcher every two seconds who is connected here, so that a restarted one knows everybody within seconds.</summary>
internal sealed class PresenceDigests(AnnotatorHost host, IGrainFactory grains, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var (workforce, annotators) in host.Present())
                grains.Get<IDispatcherGrain>(GrainKeys.Dispatcher(workforce)).Presence(new(annotators)).Ignore();
    }
}
