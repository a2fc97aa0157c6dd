using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Scheduler.Load.Snapshots;

/// <summary>Managers before the live page, each with a window of another length: none gets a snapshot that was made for somebody else.</summary>
internal sealed class Viewers : IAsyncDisposable
{
    /// <summary>Shortest window that the hub serves, in minutes.</summary>
    private const int FirstWindow = 5;

    private readonly List<HubConnection> _hubs = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _watching = [];
    private long _seen;

    /// <summary>Snapshots that have come.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>Connects all of them, and waits until each has a first snapshot.</summary>
    public static async Task<Viewers> Open(Uri host, string key, int count, CancellationToken cancel)
    {
        var viewers = new Viewers();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var hub = new HubConnectionBuilder().WithUrl(new Uri(host, "/hubs/managers"), o => o.Headers["Authorization"] = "Bearer " + key).Build();
                viewers._hubs.Add(hub);
                await hub.StartAsync(cancel);
                var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                viewers._watching.Add(viewers.Watch(hub, FirstWindow + i, first));
                await first.Task.WaitAsync(cancel);
            }

            return viewers;
        }
        catch
        {
            await viewers.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_watching);
        foreach (var hub in _hubs)
            await hub.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Watch(HubConnection hub, int window, TaskCompletionSource first)
    {
        try
        {
            await foreach (var _ in hub.StreamAsync<JsonElement>("Watch", null, window, _stop.Token))
            {
                Interlocked.Increment(ref _seen);
                first.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
        catch (Exception e)
        {
            first.TrySetException(new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The stream of {window} minutes ended: {e.Message}"), e));
        }
    }
}
