using System.Diagnostics;
using Scheduler.Load.Bed;
using Scheduler.Load.Costs;

namespace Scheduler.Load.Live;

/// <summary>Lets the crew work for a while and says what it came to.</summary>
internal sealed class ProductCrew(TestBed bed, Crew crew, CostMeter meter, LoadOptions options)
{
    /// <summary>Answers on their way when the turnstile closes are told of within this time; then the host holds still.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    /// <summary>Saturated, until there were enough lifecycles or it took too long.</summary>
    /// <returns>Lifecycles, and how many a second there were in the end.</returns>
    public async Task<(long Done, double PerSecond)> WarmUp(CancellationToken cancel)
    {
        var (clock, start) = (Stopwatch.StartNew(), crew.Board.Answers);
        var best = 0.0;
        crew.Turnstile.Open();
        while (clock.Elapsed < options.WarmupLimit && crew.Board.Answers - start < options.Warmup)
        {
            var (lap, since) = (crew.Board.StartLap(), Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            best = Math.Max(best, lap.Done / Stopwatch.GetElapsedTime(since).TotalSeconds);
        }

        crew.Turnstile.Close();
        await Task.Delay(Settle, cancel);
        return (crew.Board.Answers - start, best);
    }

    public async Task<ProductRound> Round(CancellationToken cancel)
    {
        if (bed.Records is not null)
            await bed.Records.Checkpoint(cancel);
        var from = await meter.Read(cancel);
        var lap = crew.Board.StartLap();
        crew.Turnstile.Open();
        await Task.Delay(options.RoundTime, cancel);
        var round = ProductRound.Of(lap, from, await meter.Read(cancel));
        crew.Turnstile.Close();
        crew.Board.StartLap();
        await Task.Delay(Settle, cancel);
        return round;
    }
}
