using System.Diagnostics;
using System.Text.Json;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Bulk;

/// <param name="Seconds">From the order to the finished file, its checksum included.</param>
/// <param name="PeakMb">Most memory that the host's process had in use meanwhile.</param>
/// <param name="BeforeMb">What it had before.</param>
internal sealed record ExportFigures(string Format, long Tasks, double Mb, double Seconds, double FloorSeconds, double Ratio, double TasksPerSecond, long BeforeMb, long PeakMb);

/// <summary>An export by the product, and its floor right after it.</summary>
internal sealed class ExportProbe(HostProcess host, CustomerClient customer, Stock stock)
{
    public async Task<ExportFigures> Measure(string format, CancellationToken cancel)
    {
        var memory = new HostMemory(host);
        memory.Begin();
        var clock = Stopwatch.StartNew();
        var id = (await customer.Post("/api/exports", new { format, filter = new { project = Stock.Project, status = "completed" } }, cancel)).GetProperty("id").GetString()!;
        JsonElement export;
        do
        {
            await Task.Delay(HostMemory.Every, cancel);
            memory.Look();
            export = await customer.Get($"/api/exports/{id}", cancel);
        }
        while (export.GetProperty("state").GetString() is "waiting" or "running");
        var seconds = clock.Elapsed.TotalSeconds;
        if (export.GetProperty("state").GetString() != "completed")
            throw new InvalidOperationException($"The export failed: {export}");

        var (floor, tasks) = (await Floor(cancel), export.GetProperty("tasks").GetInt64());
        return new(format, tasks, Math.Round(export.GetProperty("size").GetInt64() / 1e6, 1), Math.Round(seconds, 2), Math.Round(floor, 2), Math.Round(seconds / floor, 2),
            Math.Round(tasks / seconds), memory.BeforeMb, memory.PeakMb);
    }

    private async Task<double> Floor(CancellationToken cancel)
    {
        var path = Path.Combine(host.Folder, "floor.copy");
        var clock = Stopwatch.StartNew();
        await using (var connection = await stock.Source.OpenConnectionAsync(cancel))
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY ({stock.Select}) TO STDOUT (FORMAT BINARY)", cancel))
        await using (var file = new FileStream(path, FileMode.Create))
        {
            await copy.CopyToAsync(file, 1 << 16, cancel);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        return clock.Elapsed.TotalSeconds;
    }
}
