using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Scheduler.Bulk;

/// <param name="Jump">Where to.</param>
internal sealed record JumpFigures(string List, string Jump, double Ms, double P99Ms);

/// <summary>One customer who enters a long list anywhere: a page of a hundred lines, one request after the other.</summary>
internal sealed class JumpProbe : IDisposable
{
    private readonly HttpClient _http;
    private readonly Random _random;
    private readonly int _requests;

    public JumpProbe(Uri host, string key, int seed, int requests)
    {
        (_random, _requests) = (new(seed), requests);
        _http = new HttpClient { BaseAddress = host };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Of a list whose total is known from counts, and of one whose is not.</summary>
    public async Task<IReadOnlyList<JumpFigures>> Measure(IEnumerable<StockList> lists, CancellationToken cancel)
    {
        var figures = new List<JumpFigures>();
        foreach (var list in lists)
        {
            var path = $"/api/tasks?{list.Query}&limit=100";
            var (_, total, _, _) = await Read(path, cancel);
            var (_, _, mark, middle) = await Read($"{path}&position={total / 2}", cancel);
            (string Name, Func<string> Query)[] jumps =
            [
                ("the first page", () => ""),
                ("any row", () => $"&position={_random.NextInt64(total)}"),
                ("the middle", () => $"&position={total / 2}"),
                ("beside a known page in the middle", () => $"&position={(total / 2) + (_random.Next(2) == 0 ? 100 : -100)}&near={mark}"),
                ("a time in the middle", () => $"&time={Uri.EscapeDataString(middle!.Value.Created)}"),
                ("a task in the middle", () => $"&task={middle!.Value.Id}"),
            ];
            foreach (var (name, query) in jumps)
            {
                var times = new List<double>();
                for (var i = 0; i < _requests; i++)
                    times.Add((await Read(path + query(), cancel)).Ms);
                figures.Add(new(list.Name, name, At(times, 0.5), At(times, 0.99)));
                Console.WriteLine($"{list.Name}, {total} tasks, {name}: {figures[^1].Ms:0.0} ms (p99 {figures[^1].P99Ms:0.0})");
            }
        }

        return figures;
    }

    public void Dispose() => _http.Dispose();

    private async Task<(double Ms, long Total, string? Mark, (string Id, string Created)? First)> Read(string path, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var bytes = await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
        var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var page = JsonDocument.Parse(bytes);
        var (root, docs) = (page.RootElement, page.RootElement.GetProperty("docs"));
        return docs.GetArrayLength() == 0
            ? (ms, root.GetProperty("total").GetInt64(), null, null)
            : (ms, root.GetProperty("total").GetInt64(), root.GetProperty("mark").GetString(), (docs[0].GetProperty("task_id").GetString()!, docs[0].GetProperty("created_at").GetString()!));
    }

    private static double At(List<double> values, double share) => Math.Round(values.Order().ElementAt((int)((values.Count - 1) * share)), 3);
}
