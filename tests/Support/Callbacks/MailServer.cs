using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scheduler.Tests.Support.Callbacks;

/// <summary>An SMTP server (RFC 5321, the commands a client needs) on a free port, which keeps what it is given.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    /// <param name="refuses">Recipients that it does not know.</param>
    public MailServer(params string[] refuses)
    {
        _listener.Start();
        _loop = Task.Run(() => Loop(refuses));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Recipient and text of each mail.</summary>
    public ConcurrentQueue<(string To, string Text)> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _loop;
        _end.Dispose();
    }

    private async Task Loop(string[] refuses)
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Task.Run(() => Serve(client, refuses));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task Serve(TcpClient client, string[] refuses)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var to = "";
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync(_end.Token) is { } said && said != ".")
                    text.AppendLine(said);
                Mails.Enqueue((to, text.ToString()));
            }

            await writer.WriteLineAsync(verb switch
            {
                "RCPT" when refuses.Contains(to) => "550 nobody of that name",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
        }
    }
}
