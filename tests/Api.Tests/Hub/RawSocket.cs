using System.Net.WebSockets;
using System.Text;

namespace Scheduler.Tests.Api.Hub;

/// <summary>A hand-written client of the JSON protocol: sends what no library would.</summary>
public sealed class RawSocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();

    public static async Task<RawSocket> Open(ApiHost host, string token)
    {
        var raw = new RawSocket();
        var address = new UriBuilder(HubClient.AddressOf(host)) { Scheme = "ws" };
        raw._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await raw._socket.ConnectAsync(address.Uri, CancellationToken.None).WaitAsync(HubClient.Patience);
        await raw.Send("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await raw.Receive());
        return raw;
    }

    public Task Send(string text) => SendRaw(text + End);

    public async Task SendRaw(string text)
    {
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(HubClient.Patience);
        }
        catch (WebSocketException)
        {
            // The other side may have hung up before it heard everything; what it said is still to be read.
        }
    }

    /// <summary>The next record; null when the connection is over.</summary>
    public async Task<string?> Receive()
    {
        var buffer = new byte[8_192];
        while (true)
        {
            var heard = _heard.ToString();
            if (heard.IndexOf(End) is >= 0 and var at)
            {
                _heard.Remove(0, at + 1);
                return heard[..at];
            }

            try
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(HubClient.Patience);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                _heard.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            }
            catch (WebSocketException)
            {
                return null;
            }
        }
    }

    /// <summary>The reply to a call; null when the connection ended instead.</summary>
    public async Task<string?> ReplyTo(string invocation)
    {
        while (await Receive() is { } record)
            if (record.Contains($"\"invocationId\":\"{invocation}\"", StringComparison.Ordinal))
                return record;
        return null;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
