using System.Diagnostics;
using Scheduler.Load.Bed;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;
using Scheduler.Workers.Wire;

namespace Scheduler.Load.Live;

/// <summary>The host killed under what still waits, and started again.</summary>
/// <param name="FirstTaskS">Seconds from the start of the process until a person who never worked has a task in hand.</param>
/// <param name="RssMb">Memory of the host then.</param>
/// <param name="Down">When nobody could be given work.</param>
internal sealed record Restart(double FirstTaskS, double RssMb, (DateTimeOffset From, DateTimeOffset To) Down)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">Nobody got work within a minute.</exception>
    public static async Task<Restart> Of(TestBed bed, LoadOptions options, CancellationToken cancel)
    {
        var (_, token) = await bed.Customer.CreateAnnotator("newcomer", ["labeler"], cancel);
        var from = DateTimeOffset.UtcNow;
        await bed.Host.Kill(cancel);
        var clock = Stopwatch.StartNew();
        await bed.Host.Start(cancel);

        var hand = new EmptyHand();
        await using var client = new WorkerClient(new(new(bed.Url, "/hubs/annotators"), token, options.Format, options.Seed), hand);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var working = client.Run(stop.Token);
        await hand.Filled.WaitAsync(Limit, cancel);
        Restart found = new(Math.Round(clock.Elapsed.TotalSeconds, 2), Math.Round(ResidentMemory.Kb(bed.Host.ProcessId) / 1024.0, 1), (from, DateTimeOffset.UtcNow));
        await stop.CancelAsync();
        await working;
        return found;
    }

    /// <summary>Notes the first task and does nothing with it.</summary>
    private sealed class EmptyHand : IWorkerMind
    {
        private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Filled => _filled.Task;

        public Task Work(WorkerClient client, Assignment assignment, CancellationToken withdrawn, CancellationToken stop)
        {
            _filled.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
