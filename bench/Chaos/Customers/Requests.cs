using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scheduler.Chaos.Outcome;
using Scheduler.Workers;

namespace Scheduler.Chaos.Customers;

/// <summary>A customer's requests, each repeated at the hosts by turns until one of them gives a final answer.</summary>
internal sealed class Requests : IDisposable
{
    /// <summary>An API host gives up after 10 s and says so; a host that says nothing is left a little later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12), Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient[] _hosts;
    private readonly ICallWatch _watch;
    private readonly Tally _tally;
    private int _turn;

    public Requests(IEnumerable<Uri> hosts, string key, ICallWatch watch, Tally tally)
    {
        (_watch, _tally) = (watch, tally);
        _hosts = [.. hosts.Select(host => new HttpClient { BaseAddress = host, Timeout = Patience })];
        foreach (var host in _hosts)
            host.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
    }

    public Task<FinalAnswer> Post(string what, string path, object body, CancellationToken cancel) =>
        Post(what, path, JsonSerializer.Serialize(body), "application/json", cancel);

    public async Task<FinalAnswer> Post(string what, string path, string body, string mediaType, CancellationToken cancel)
    {
        using var watched = _watch.Begin(what);
        var turn = Interlocked.Increment(ref _turn);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, mediaType);
                using var reply = await _hosts[(turn + tries) % _hosts.Length].PostAsync(new Uri(path, UriKind.Relative), content, cancel);
                var text = await reply.Content.ReadAsStringAsync(cancel);
                var status = (int)reply.StatusCode;
                if (status == 500)
                    _tally.Add($"defect: {what}: 500 {text}");
                if (status is not 429 and < 500)
                    return new(status, JsonDocument.Parse(text).RootElement, Repeated: tries > 0);
                watched.Failed(text);
            }
            catch (HttpRequestException e)
            {
                // Killed under the request: it may have been carried out.
                watched.Failed(e.Message);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                watched.Failed($"no answer in {Patience.TotalSeconds} s");
            }

            _tally.Add("requests repeated");
            await Task.Delay(Pause, cancel);
        }
    }

    public void Dispose()
    {
        foreach (var host in _hosts)
            host.Dispose();
    }
}
