using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scheduler.Chaos.Outcome;
using Scheduler.Checker;

namespace Scheduler.Chaos.Overload;

/// <summary>A customer with more tasks than anybody asked for, sent in bulk through all API hosts.</summary>
internal sealed class Uploads : IDisposable
{
    /// <summary>Tasks of one request, of some 200 bytes each.</summary>
    public const int RowsPerRequest = 2_000;

    private readonly HttpClient[] _hosts;
    private readonly Uri _path;
    private readonly byte[] _lines;
    private readonly ClientLedger _ledger;
    private readonly Tally _tally;
    private volatile BulkCounts _counts = new();
    private int _turn;

    public Uploads(IEnumerable<Uri> hosts, string key, string project, string batch, ClientLedger ledger, Tally tally)
    {
        (_ledger, _tally) = (ledger, tally);
        _path = new($"/api/tasks/bulk?ids=true&project={project}&batch={batch}", UriKind.Relative);
        var task = JsonSerializer.Serialize(new { attachment_type = "text", attachment = new string('x', 160) });
        _lines = Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Repeat(task, RowsPerRequest)));
        _hosts = [.. hosts.Select(host => new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromSeconds(60) })];
        foreach (var host in _hosts)
            host.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
    }

    /// <summary>Begins a new stretch of time.</summary>
    public BulkCounts Start() => _counts = new();

    /// <summary>One request through every host.</summary>
    public Task Once() => Task.WhenAll(_hosts.Select(Send));

    /// <summary>One request after the other through every host, until it is enough; what is under way then is seen through.</summary>
    public Task Steady(CancellationToken enough) => Task.WhenAll(_hosts.Select(async host =>
    {
        while (!enough.IsCancellationRequested)
            await Send(host);
    }));

    /// <summary>So many tasks a second whether or not those before were answered, until it is enough; then all are waited for.</summary>
    public async Task Flood(double rowsPerSecond, CancellationToken enough)
    {
        var sent = new List<Task>();
        var clock = Stopwatch.StartNew();
        while (!enough.IsCancellationRequested)
        {
            while (sent.Count * RowsPerRequest < clock.Elapsed.TotalSeconds * rowsPerSecond)
                sent.Add(Send(_hosts[_turn++ % _hosts.Length]));
            await Task.Delay(10, CancellationToken.None);
        }

        await Task.WhenAll(sent);
    }

    public void Dispose()
    {
        foreach (var host in _hosts)
            host.Dispose();
    }

    private async Task Send(HttpClient host)
    {
        var counts = _counts;
        try
        {
            using var content = new ByteArrayContent(_lines);
            content.Headers.ContentType = new("application/x-ndjson");
            using var reply = await host.PostAsync(_path, content);
            var text = await reply.Content.ReadAsStringAsync();
            if (reply.StatusCode == HttpStatusCode.OK)
                Told(counts, text);
            else if (reply.StatusCode == HttpStatusCode.TooManyRequests && reply.Headers.RetryAfter is not null)
                counts.Refuse();
            else
                Wrong(counts, $"{(int)reply.StatusCode} {text}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Wrong(counts, e.Message);
        }
    }

    private void Told(BulkCounts counts, string text)
    {
        using var summary = JsonDocument.Parse(text);
        foreach (var id in summary.RootElement.GetProperty("ids").EnumerateArray())
            _ledger.Created(id.GetProperty("task_id").GetString()!);
        counts.Stored(summary.RootElement.GetProperty("created").GetInt64());
    }

    private void Wrong(BulkCounts counts, string why)
    {
        counts.Fail();
        _tally.Add("defect: bulk: " + why[..Math.Min(why.Length, 200)]);
    }
}
