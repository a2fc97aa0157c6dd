using System.Text.Json;
using Npgsql;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Bulk;

/// <summary>The whole run: few tasks, their list; many tasks, their list and their exports beside the floor.</summary>
internal static class BulkRun
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<int> Run(BulkOptions options, CancellationToken cancel)
    {
        if (PostgresServer.Missing is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 2;
        }

        var server = await PostgresServer.Start(fsync: true, "max_wal_size=4GB", "shared_buffers=256MB");
        var connection = await server.CreateDatabase();
        await using var source = NpgsqlDataSource.Create(connection);
        await using var host = new HostProcess(keep: false, "--storage", "postgres", "--connection", connection, "--silo-port", "0", "--gateway-port", "0");
        await host.Start(cancel);
        var key = await host.Key;
        using var customer = new CustomerClient(host.Url, key);
        var stock = await Stock.Make(source, customer, options.Seed, cancel);
        using var list = new ListProbe(host.Url, key, stock, options.Requests);

        await stock.FillTo(options.Few, cancel);
        var few = await list.Measure(cancel);
        Say(options.Few, few);
        await stock.FillTo(options.Many, cancel);
        var many = await list.Measure(cancel);
        Say(options.Many, many);
        using var jump = new JumpProbe(host.Url, key, options.Seed, options.Requests / 4);
        var jumps = await jump.Measure(stock.Lists(), cancel);

        var exports = new List<ExportFigures>();
        foreach (var format in options.Formats)
        {
            exports.Add(await new ExportProbe(host, customer, stock).Measure(format, cancel));
            Console.WriteLine($"{format}: {exports[^1].Seconds:0.0} s, floor {exports[^1].FloorSeconds:0.0} s, {exports[^1].PeakMb} MB at most");
        }

        var imports = new List<ImportFigures>();
        foreach (var (tasks, length) in new[] { (options.Import / 10, 100), (options.Import, 100), (options.Import, 2_000), (options.Import, 8_000) })
        {
            imports.Add(await new ImportProbe(host, key).Measure(tasks, length, cancel));
            Console.WriteLine($"import of {tasks}: {imports[^1].Mb:0} MB in {imports[^1].Seconds:0.0} s, {imports[^1].BeforeMb} MB before, {imports[^1].PeakMb} MB at most, {imports[^1].AfterMb} MB after");
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            options.Seed,
            options.Few,
            options.Many,
            list_few = few,
            list_many = many,
            first_page_growth = many.Zip(few, (m, f) => Math.Round(m.FirstMs / f.FirstMs, 2)),
            next_page_growth = many.Zip(few, (m, f) => Math.Round(m.NextMs / f.NextMs, 2)),
            jumps,
            exports,
            imports,
        }, Json));
        return 0;
    }

    private static void Say(int tasks, IReadOnlyList<ListFigures> lists)
    {
        foreach (var list in lists)
            Console.WriteLine(
                $"{tasks} tasks, {list.List}: first page {list.FirstMs:0.00} ms (p99 {list.FirstP99Ms:0.00}), next pages {list.NextMs:0.00} ms (p99 {list.NextP99Ms:0.00}), floor {list.FloorMs:0.00} ms");
    }
}
