using System.Diagnostics;
using Scheduler.Load.Bed;
using Scheduler.Load.Costs;
using Scheduler.Workers.Hosting;
using Spectre.Console;

namespace Scheduler.Load.Idle;

/// <summary>Fills the room, weighs the host, kills it, and waits until everybody is back.</summary>
internal sealed class IdleRun(LoadOptions options)
{
    private static readonly TimeSpan BackLimit = TimeSpan.FromSeconds(150), LookEvery = TimeSpan.FromMilliseconds(50);

    public async Task<int> Run(CancellationToken cancel)
    {
        await using var bed = await TestBed.Start(options, cancel);
        await using var room = new WaitingRoom(options);
        AnsiConsole.MarkupLineInterpolated($"host {bed.Host.Url}, process {bed.Host.ProcessId}");
        var result = await AnsiConsole.Progress().StartAsync(bars => Measure(bed, room, bars, cancel));
        result = result with { Violations = await Verdict.Of(bed, bed.Host.Down, cancel) };
        var missing = options.Clients - room.Arrived(2);
        if (missing > 0)
            AnsiConsole.MarkupLineInterpolated($"[red]{missing} people were not back after {BackLimit.TotalSeconds} s.[/] {string.Join('\n', bed.Host.Complaints)}");
        LastLine.Write(result);
        return missing == 0 && result.Violations == 0 ? 0 : 1;
    }

    private async Task<IdleResult> Measure(TestBed bed, WaitingRoom room, ProgressContext bars, CancellationToken cancel)
    {
        var hired = bars.AddTask("accounts", maxValue: options.Clients);
        var seated = bars.AddTask("connected", maxValue: options.Clients);
        var back = bars.AddTask("back after the kill", maxValue: options.Clients);
        await room.Hire(bed, () => hired.Increment(1), cancel);

        var first = Math.Min(500, options.Clients / 10);
        await room.Fill(first, there => seated.Value = there, cancel);
        await Task.Delay(TimeSpan.FromSeconds(5), cancel);
        var (light, clock) = (ResidentMemory.Kb(bed.Host.ProcessId), Stopwatch.StartNew());
        await room.Fill(options.Clients, there => seated.Value = there, cancel);
        var connects = (options.Clients - first) / clock.Elapsed.TotalSeconds;

        var (cpu, from) = (ProcessReading.CpuUs(bed.Host.ProcessId), Stopwatch.StartNew());
        await Task.Delay(options.RoundTime, cancel);
        var busy = (ProcessReading.CpuUs(bed.Host.ProcessId) - cpu) / from.Elapsed.TotalMicroseconds;
        var heavy = ResidentMemory.Kb(bed.Host.ProcessId);

        clock.Restart();
        await bed.Host.KillAndRestart(cancel);
        var ready = clock.Elapsed;
        while (room.Arrived(2) < options.Clients && clock.Elapsed < BackLimit)
        {
            await Task.Delay(LookEvery, cancel);
            back.Value = room.Arrived(2);
        }

        back.Value = room.Arrived(2);
        return new()
        {
            Clients = options.Clients,
            RssKbPerConnection = Math.Round((heavy - light) / (double)(options.Clients - first), 1),
            RssMb = Math.Round(heavy / 1024.0, 1),
            ConnectsPerS = Math.Round(connects),
            IdleCpuPercent = Math.Round(100 * busy, 1),
            HostReadyS = Math.Round(ready.TotalSeconds, 2),
            ReconnectedS = Math.Round(clock.Elapsed.TotalSeconds, 2),
            Seed = options.Seed,
            Seconds = options.RoundTime.TotalSeconds,
        };
    }
}
