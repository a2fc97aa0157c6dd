using System.Net;
using System.Net.Sockets;
using System.Text;
using Scheduler.Domain.Outbound;
using Scheduler.Outbound.Http;

namespace Scheduler.Tests.Outbound.Http;

/// <summary>Receivers that mean harm: each is a bare socket that says whatever it likes.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly OutboundHttp _http = new(new GuardedConnect(new AddressRules([IPNetwork.Parse("127.0.0.1/32")]), Dns.GetHostAddressesAsync));
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    [Fact]
    public async Task A_reply_without_end_is_read_to_the_limit_and_no_further()
    {
        var sent = 0L;
        var url = Serve(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _end.Token);
            for (var chunk = new byte[64 * 1024]; ; sent += chunk.Length)
                await stream.WriteAsync(chunk, _end.Token);
        });
        using var response = await Get(url, Limits.OfATest);
        Assert.Equal(4_096, (await OutboundHttp.ReadStart(response, 4_096, default)).Length);
        response.Dispose();
        Assert.InRange(Interlocked.Read(ref sent), 0, 64 << 20);
    }

    [Fact]
    public async Task A_reply_that_drips_ends_with_the_time_of_the_caller()
    {
        using var limit = new CancellationTokenSource();
        var url = Serve(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"u8.ToArray(), _end.Token);
            await limit.CancelAsync();
            await Task.Delay(Timeout.Infinite, _end.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var response = await Get(url, limit.Token);
            await OutboundHttp.ReadStart(response, 4_096, limit.Token);
        });
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        var url = Serve(async stream =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), _end.Token);
            for (var header = Encoding.ASCII.GetBytes($"x-more: {new string('a', 1_000)}\r\n"); ;)
                await stream.WriteAsync(header, _end.Token);
        });
        await Assert.ThrowsAsync<HttpRequestException>(() => Get(url, Limits.OfATest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello\r\n\r\n")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 99999 ?\r\n\r\n")]
    public async Task What_is_no_HTTP_is_a_failed_request(string said)
    {
        var url = Serve(async stream => await stream.WriteAsync(Encoding.ASCII.GetBytes(said), _end.Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => Get(url, Limits.OfATest));
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _http.Dispose();
        _end.Dispose();
    }

    private Uri Serve(Func<NetworkStream, Task> say)
    {
        _listener.Start();
        // More than once: a request that got no byte of an answer is sent again by the handler.
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[1_024], 1, cancellationToken: _end.Token);
                await say(stream);
            }
        });
        return new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    private Task<HttpResponseMessage> Get(Uri url, CancellationToken cancel) => _http.Send(new HttpRequestMessage(HttpMethod.Get, url), [], cancel);
}
