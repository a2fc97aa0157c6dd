using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Scheduler.Bulk;

/// <param name="FirstMs">Median of the first page, with its total.</param>
/// <param name="NextMs">Median of the pages behind it, by token.</param>
internal sealed record ListFigures(double FirstMs, double FirstP99Ms, double NextMs, double NextP99Ms);

/// <summary>One customer who reads a list of tasks, a hundred at a time, one request after the other.</summary>
internal sealed class ListProbe : IDisposable
{
    /// <summary>Requests before measuring: a cold host is several times slower, and the first measure would flatter the second.</summary>
    private const int Warmup = 1_000;

    private readonly HttpClient _http;
    private readonly int _requests;

    public ListProbe(Uri host, string key, int requests)
    {
        _requests = requests;
        _http = new HttpClient { BaseAddress = host };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<ListFigures> Measure(CancellationToken cancel)
    {
        const string first = $"/v1/tasks?project={Stock.Project}&limit=100";
        var (firsts, nexts) = (new List<double>(), new List<double>());
        for (var i = -Warmup; i < _requests; i++)
        {
            var (ms, token) = await Page(first, cancel);
            var (nextMs, _) = await Page($"{first}&next_token={token}", cancel);
            if (i < 0)
                continue;
            firsts.Add(ms);
            nexts.Add(nextMs);
        }

        return new(At(firsts, 0.5), At(firsts, 0.99), At(nexts, 0.5), At(nexts, 0.99));
    }

    public void Dispose() => _http.Dispose();

    private async Task<(double Ms, string Token)> Page(string path, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var bytes = await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancel);
        var ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var page = JsonDocument.Parse(bytes);
        return (ms, page.RootElement.GetProperty("next_token").GetString()!);
    }

    private static double At(List<double> values, double share) => Math.Round(values.Order().ElementAt((int)((values.Count - 1) * share)), 3);
}
