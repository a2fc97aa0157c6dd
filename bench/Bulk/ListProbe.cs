using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;

namespace Scheduler.Bulk;

/// <param name="FirstMs">Median of the first page, with its total.</param>
/// <param name="NextMs">Median of the pages behind it, by token.</param>
/// <param name="FloorMs">Median of the rows of the first page, by hand-written SQL: no total, no JSON, no HTTP.</param>
internal sealed record ListFigures(string List, double FirstMs, double FirstP99Ms, double NextMs, double NextP99Ms, double FloorMs);

/// <summary>One customer who reads lists of tasks, a hundred at a time, one request after the other; the floor by turns.</summary>
internal sealed class ListProbe : IDisposable
{
    /// <summary>Requests before measuring: a cold host is several times slower, and the first measure would flatter the second.</summary>
    private const int Warmup = 1_000;

    private readonly HttpClient _http;
    private readonly Stock _stock;
    private readonly int _requests;

    public ListProbe(Uri host, string key, Stock stock, int requests)
    {
        (_stock, _requests) = (stock, requests);
        _http = new HttpClient { BaseAddress = host };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<IReadOnlyList<ListFigures>> Measure(CancellationToken cancel)
    {
        var lists = _stock.Lists();
        await Measure(lists[0], Warmup, cancel);
        var figures = new List<ListFigures>();
        foreach (var list in lists)
            figures.Add(await Measure(list, list.IsCounted ? _requests / 10 : _requests, cancel));
        return figures;
    }

    public void Dispose() => _http.Dispose();

    private async Task<ListFigures> Measure(StockList list, int requests, CancellationToken cancel)
    {
        var first = $"/v1/tasks?{list.Query}&limit=100";
        var (firsts, nexts, floors) = (new List<double>(), new List<double>(), new List<double>());
        await using var connection = await _stock.Source.OpenConnectionAsync(cancel);
        await using var floor = new NpgsqlCommand(Stock.Page(list), connection);
        await floor.PrepareAsync(cancel);
        for (var i = 0; i < requests; i++)
        {
            var (ms, token) = await Page(first, cancel);
            firsts.Add(ms);
            nexts.Add((await Page($"{first}&next_token={token}", cancel)).Ms);
            floors.Add(await Floor(floor, cancel));
        }

        return new(list.Name, At(firsts, 0.5), At(firsts, 0.99), At(nexts, 0.5), At(nexts, 0.99), At(floors, 0.5));
    }

    private async Task<(double Ms, string Token)> Page(string path, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var bytes = await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
        var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var page = JsonDocument.Parse(bytes);
        return (ms, page.RootElement.GetProperty("next_token").GetString()!);
    }

    private static async Task<double> Floor(NpgsqlCommand command, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync(cancel))
                reader.GetValues(values);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(List<double> values, double share) => Math.Round(values.Order().ElementAt((int)((values.Count - 1) * share)), 3);
}
