using System.Net.Http.Headers;
using System.Text;

namespace Scheduler.Load.Create;

/// <summary>Customers who make tasks one by one, each on a connection that stays open.</summary>
internal sealed class SinglePosts : IDisposable
{
    private const int Distinct = 1_000;

    private readonly HttpClient _http;
    private readonly byte[][] _bodies;
    private readonly int _connections;

    public SinglePosts(Uri host, string key, string project, string batch, int connections, Random random)
    {
        _connections = connections;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = host };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
        _bodies = [.. Enumerable.Range(0, Distinct).Select(_ => Encoding.ASCII.GetBytes($$"""{"project":"{{project}}","batch":"{{batch}}",{{Payloads.Params(random)[1..]}}"""))];
    }

    /// <returns>Tasks made.</returns>
    public async Task<long> Run(TimeSpan time, CancellationToken cancel)
    {
        var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
        var made = await Task.WhenAll(Enumerable.Range(0, _connections).Select(i => Post(i, until, cancel)));
        return made.Sum();
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> Post(int first, long until, CancellationToken cancel)
    {
        var made = 0L;
        for (; Environment.TickCount64 < until; made++)
        {
            using var content = new ByteArrayContent(_bodies[(first + made) % Distinct]);
            content.Headers.ContentType = new("application/json");
            using var reply = await _http.PostAsync(new Uri("/v1/task/categorization", UriKind.Relative), content, cancel);
            var text = await reply.Content.ReadAsStringAsync(cancel);
            if (!reply.IsSuccessStatusCode)
                throw new InvalidOperationException($"A task was refused: {(int)reply.StatusCode} {text}");
        }

        return made;
    }
}
