using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>
/// One person's connection to the hub: kept up without end, and every call repeated until its outcome is known. Can also be
/// cut as a dying machine would cut it.
/// </summary>
public sealed class WorkerConnection : IAsyncDisposable
{
    /// <summary>Twice the host's keep-alive: who hears nothing for that long leaves.</summary>
    private static readonly TimeSpan ServerSilence = TimeSpan.FromSeconds(10), HandshakeLimit = TimeSpan.FromSeconds(5);

    private readonly HubConnection _hub;
    private readonly Random _random;
    private readonly string _token;
    private readonly Uri _address;
    private int _place;
    private volatile ClientWebSocket? _socket;
    private volatile TaskCompletionSource _up = New();
    private volatile TaskCompletionSource _closed = New();
    private long _awayUntil;

    /// <param name="hub">Address of the hub.</param>
    /// <param name="token">The annotator's sign-in token.</param>
    /// <param name="seed">Seeds the jitter of the retries.</param>
    public WorkerConnection(Uri hub, string token, WireFormat format, int seed)
    {
        (_token, _random, _address) = (token, new Random(seed), hub);
        var builder = new HubConnectionBuilder().WithUrl(hub, HttpTransportType.WebSockets, o =>
        {
            o.SkipNegotiation = true;
            o.WebSocketFactory = Open;
        });
        if (format == WireFormat.MessagePack)
            builder.AddMessagePackProtocol();
        _hub = builder.Build();

        // As docs/hub.md tells client authors: a host that hangs keeps its connections and says nothing.
        (_hub.ServerTimeout, _hub.HandshakeTimeout) = (ServerSilence, HandshakeLimit);
        _hub.Closed += _ =>
        {
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>The same hub on other hosts: who is cut off, or not let in, tries the next one; who left comes back to the first.</summary>
    public IReadOnlyList<Uri> OtherHosts { get; init; } = [];

    /// <summary>Longest time to wait for a host to let somebody in; endless by default.</summary>
    public TimeSpan ConnectLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Watches calls, and times without a connection, from the first try to the end.</summary>
    public ICallWatch? Watch { get; init; }

    /// <summary>Times the connection came up.</summary>
    public int Connects { get; private set; }

    public void OnMessage(Action<HubMessage> handle) => _hub.On("Message", handle);

    /// <summary>Keeps the connection up until canceled; <paramref name="connected"/> runs each time it came up.</summary>
    public async Task Run(Func<Task> connected, CancellationToken cancel)
    {
        var pause = new RetryPause(_random);
        IWatchedCall? arriving = null;
        Task arrival;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await StayAway(cancel);
                arriving ??= Watch?.Begin("Connect");
                _closed = New();
                await _hub.StartAsync(cancel);
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                arriving?.Failed(e.Message);
                _place++;
                await pause.Wait(cancel);
                continue;
            }
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                // Stopped in the middle of connecting: what fails then is the library's or the socket's choice.
                return;
            }

            pause.Reset();
            Connects++;
            _up.TrySetResult();

            // The line may break before they have arrived: then they are still repeating calls, and need the next connection for it.
            if (await Task.WhenAny(arrival = connected(), _closed.Task) == arrival)
            {
                await arrival;
                arriving?.Dispose();
                arriving = null;
            }

            await _closed.Task.WaitAsync(cancel);
            _place = Away ? 0 : _place + 1;
            _up = New();
        }
    }

    /// <summary>Calls the hub until it says what happened. A call that fails in between may have happened: that is why it is repeated.</summary>
    /// <exception cref="HubException">The hub refused the call itself.</exception>
    public async Task<T> Call<T>(string method, object?[] arguments, CancellationToken cancel)
    {
        var pause = new RetryPause(_random);
        await StayAway(cancel);
        using var watched = Watch?.Begin(method);
        while (true)
        {
            await _up.Task.WaitAsync(cancel);
            try
            {
                return await _hub.InvokeCoreAsync<T>(method, arguments, cancel);
            }
            catch (HubException e) when (!e.Message.Contains("unsettled:", StringComparison.Ordinal))
            {
                throw;
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                watched?.Failed(e.Message);
                await pause.Wait(cancel);
            }
        }
    }

    /// <summary>The line goes dead without a goodbye, and stays dead for a while.</summary>
    public void Cut(TimeSpan away)
    {
        Interlocked.Exchange(ref _awayUntil, Environment.TickCount64 + (long)away.TotalMilliseconds);
        _socket?.Abort();
    }

    /// <summary>Leaves properly and comes back after a while.</summary>
    public Task Leave(TimeSpan away)
    {
        Interlocked.Exchange(ref _awayUntil, Environment.TickCount64 + (long)away.TotalMilliseconds);
        return _hub.StopAsync();
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private bool Away => Interlocked.Read(ref _awayUntil) > Environment.TickCount64;

    private async Task StayAway(CancellationToken cancel)
    {
        var left = Interlocked.Read(ref _awayUntil) - Environment.TickCount64;
        if (left > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(left), cancel);
    }

    /// <summary>Opened here and not by the library, so that it can be aborted.</summary>
    private async ValueTask<WebSocket> Open(WebSocketConnectionContext context, CancellationToken cancel)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Authorization", "Bearer " + _token);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(ConnectLimit);
            await socket.ConnectAsync(Address(context.Uri), limit.Token);
            return _socket = socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What the library asks for, at the host whose turn it is.</summary>
    private Uri Address(Uri asked)
    {
        Uri[] hosts = [_address, .. OtherHosts];
        var host = hosts[_place % hosts.Length];
        return new UriBuilder(asked) { Host = host.Host, Port = host.Port }.Uri;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
