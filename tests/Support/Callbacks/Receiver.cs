using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Scheduler.Tests.Support.Callbacks;

/// <summary>A customer's endpoint: a real HTTP server on a free port of the loopback interface, which answers as it is told.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Received> _received = [];
    private readonly Task _loop;

    public Receiver(Func<Received, int>? answer = null)
    {
        Answer = answer ?? (_ => 200);
        Url = Listen();
        _loop = Task.Run(Loop);
    }

    /// <summary>The status of a request; set anew at any time. 0 hangs up in the middle of its answer.</summary>
    public Func<Received, int> Answer { get; set; }

    /// <summary>A header to answer with.</summary>
    public (string Name, string Value)? Header { get; set; }

    /// <summary>False closes the connection after each answer.</summary>
    public bool KeepAlive { get; set; } = true;

    /// <summary>Ends with a slash.</summary>
    public Uri Url { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private Uri Listen()
    {
        for (var tries = 0; ; tries++)
        {
            using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                _listener.Prefixes.Clear();
                // Any host: names that tests make up lead here too.
                _listener.Prefixes.Add($"http://*:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            }

            try
            {
                _listener.Start();
                return new Uri(_listener.Prefixes.Single().Replace("*", "127.0.0.1", StringComparison.Ordinal));
            }
            catch (HttpListenerException) when (tries < 20)
            {
                // Somebody took the port in between.
            }
        }
    }

    private async Task Loop()
    {
        while (_listener.IsListening)
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Serve(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
    }

    private async Task Serve(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var headers = context.Request.Headers.AllKeys.ToDictionary(k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase);
        var received = new Received(context.Request.HttpMethod, context.Request.Url!, headers, body.ToArray());
        received.Status = Answer(received);
        _received.Enqueue(received);
        try
        {
            if (received.Status == 0)
            {
                // Aborted before its first byte, this listener may send an empty 200 all the same.
                context.Response.ContentLength64 = 100;
                await context.Response.OutputStream.WriteAsync("said"u8.ToArray());
                context.Response.Abort();
                return;
            }

            context.Response.StatusCode = received.Status;
            context.Response.KeepAlive = KeepAlive;
            if (Header is { } header)
                context.Response.Headers[header.Name] = header.Value;
            await context.Response.OutputStream.WriteAsync("said"u8.ToArray());
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The caller did not wait for the answer.
        }
    }
}

/// <summary>A request as it came.</summary>
public sealed record Received(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>What it was answered.</summary>
    public int Status { get; set; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Event => Headers.GetValueOrDefault("scheduler-event-id");
}
