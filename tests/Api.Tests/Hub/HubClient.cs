using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Scheduler.Tests.Api.Hub;

/// <summary>One connection of a person over the network.</summary>
public sealed class HubClient : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HubConnection _hub;
    private readonly Channel<WireMessage> _messages = Channel.CreateUnbounded<WireMessage>();
    private readonly TaskCompletionSource<Exception?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(Uri address, WireFormat format, Action<HttpConnectionOptions>? options)
    {
        var builder = new HubConnectionBuilder().WithUrl(address, options ?? (_ => { }));
        if (format == WireFormat.MessagePack)
            builder.AddMessagePackProtocol();
        _hub = builder.Build();
        _hub.On<WireMessage>("Message", m => _messages.Writer.TryWrite(m));
        _hub.Closed += e =>
        {
            _closed.TrySetResult(e);
            return Task.CompletedTask;
        };
    }

    /// <summary>Completes when the connection is over, with what ended it.</summary>
    public Task<Exception?> Closed => _closed.Task.WaitAsync(Patience);

    public static Uri AddressOf(ApiHost host) => new(host.Address, "/hubs/annotators");

    /// <summary>Signed in by the Authorization header.</summary>
    public static Task<HubClient> Open(ApiHost host, string token, WireFormat format = WireFormat.Json) =>
        Open(AddressOf(host), format, o => o.Headers["Authorization"] = "Bearer " + token);

    public static async Task<HubClient> Open(Uri address, WireFormat format, Action<HttpConnectionOptions>? options = null)
    {
        var client = new HubClient(address, format, options);
        try
        {
            await client._hub.StartAsync().WaitAsync(Patience);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public Task<T> Call<T>(string method, params object?[] arguments) =>
        _hub.InvokeCoreAsync<T>(method, arguments).WaitAsync(Patience);

    public Task<WireResume> Resume(long epoch = 0, long sequence = 0) => Call<WireResume>("Resume", epoch, sequence);

    public Task<string> SetActivity(string activity) => Call<string>("SetActivity", activity);

    public Task<WireResult> Submit(WireAnswer answer) => Call<WireResult>("Submit", answer);

    /// <summary>The call fails by the hub's own word; returns the text from that word on.</summary>
    public async Task<string> Refused(string word, string method, params object?[] arguments)
    {
        var failure = await Record.ExceptionAsync(() => Call<object?>(method, arguments));
        Assert.True(failure is HubException, $"{method}: {failure?.ToString() ?? "went through"}");
        var text = WordsOf(failure!);
        Assert.True(text.StartsWith(word + ": ", StringComparison.Ordinal), $"{method}: {failure!.Message}");
        return text;
    }

    /// <summary>The call does not fit any method: SignalR itself says so, and the connection stays.</summary>
    public async Task Misfits(string method, params object?[] arguments)
    {
        var failure = await Record.ExceptionAsync(() => Call<object?>(method, arguments));
        var said = $"{method}({string.Join(", ", arguments)}): {failure?.ToString() ?? "went through"}";
        Assert.True(failure is HubException, said);
        Assert.True(failure!.Message.StartsWith("Failed to invoke", StringComparison.Ordinal) || failure.Message.StartsWith("Unknown hub method", StringComparison.Ordinal), said);
    }

    /// <summary>What the hub said, without what SignalR puts before it.</summary>
    public static string WordsOf(Exception failure)
    {
        const string Before = "HubException: ";
        var at = failure.Message.IndexOf(Before, StringComparison.Ordinal);
        return at < 0 ? failure.Message : failure.Message[(at + Before.Length)..];
    }

    public async Task<WireMessage> Next()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _messages.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next message if it has come; null when none has.</summary>
    public WireMessage? TryNext() => _messages.Reader.TryRead(out var message) ? message : null;

    /// <summary>The next assignment; whatever comes before it is an error, but for the end of what the client itself finished.</summary>
    public async Task<WireAssignment> Assigned()
    {
        var message = await Next();
        while (message.Kind == "finished")
            message = await Next();
        Assert.True(message.Kind == "assigned", message.ToString());
        return message.Assignment!;
    }

    public async Task IsUnharmed() => Assert.NotEqual(0, (await Call<WirePoint>("Heartbeat")).Epoch);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
