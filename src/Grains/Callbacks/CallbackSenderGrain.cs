using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Scheduler.Domain.Callbacks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage;
using Scheduler.Storage.Callbacks;

namespace Scheduler.Grains.Callbacks;

/// <summary>
/// Sends what is due of its shard of endpoints. The rows are the truth: it holds requests in flight and how its endpoints have
/// answered lately, and a row that it leased and never settled is leased again by whoever comes after it. Reentrant, for it waits
/// for receivers; every step between two awaits is synchronous.
/// </summary>
[Reentrant]
[GrainType("callback-sender")]
public sealed partial class CallbackSenderGrain(
    ICallbackOutbox outbox, CallbackDelivery delivery, IdSource ids, GrainClock clock, ILogger<CallbackSenderGrain> log) : SchedulerGrain, ICallbackSenderGrain
{
    private const int PageEndpoints = 64;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1), Lease = TimeSpan.FromSeconds(CallbackLimits.LeaseSeconds);

    /// <summary>An endpoint whose due rows all wait for something else is looked at again after this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, EndpointState> _endpoints = [];
    private readonly HashSet<Task> _running = [];
    private string _token = "";
    private Task _filling = Task.CompletedTask;
    private bool _again, _stopping;
    private DateTimeOffset _next;

    private int Shard => int.Parse(GrainKeys.Single(this.GetPrimaryKeyString()), CultureInfo.InvariantCulture);

    protected override Task Activate(CancellationToken cancel)
    {
        _token = ids.Next();
        this.RegisterGrainTimer(_ => _next <= clock.Now ? Fill() : Task.CompletedTask, new GrainTimerCreationOptions(Tick, Tick) { Interleave = true });
        return Task.CompletedTask;
    }

    /// <summary>What is under way is finished, so that a planned stop sends nothing twice.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopping = true;
        await Finished().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>The walk first, for it may still begin what it has leased.</summary>
    private async Task Finished()
    {
        await _filling;
        await Task.WhenAll(_running);
    }

    public Task Wake()
    {
        Fill().Ignore();
        return Task.CompletedTask;
    }

    public async Task Drain()
    {
        foreach (var endpoint in _endpoints.Values)
            endpoint.QuietUntil = default;
        do
        {
            await Fill();
            await Task.WhenAll(_running);
        }
        while (_running.Count > 0 || !_filling.IsCompleted);
    }

    /// <summary>One walk over the endpoints at a time; whoever asks meanwhile causes another after it.</summary>
    private Task Fill()
    {
        _again = !_stopping;
        if (_filling.IsCompleted)
            _filling = FillUntilDone();
        return _filling;
    }

    private async Task FillUntilDone()
    {
        try
        {
            while (_again)
            {
                _again = false;
                await FillOnce();
            }
        }
        catch (Exception e)
        {
            // The next tick tries again; nothing is lost, for nothing was taken from the rows.
            LogFailed(Shard, e);
            _next = clock.Now + Quiet;
        }
    }

    private async Task FillOnce()
    {
        var (now, after) = (clock.Now, (string?)null);
        var next = DateTimeOffset.MaxValue;
        var open = new HashSet<string>();
        while (true)
        {
            var page = await outbox.Endpoints(Shard, after, PageEndpoints);
            foreach (var (name, due) in page)
            {
                open.Add(name);
                var endpoint = StateOf(name);
                if (due <= now && endpoint.QuietUntil <= now)
                    await Take(name, endpoint, now);
                var when = due > endpoint.QuietUntil ? due : endpoint.QuietUntil;
                if (when > now && when < next)
                    next = when;
            }

            if (page.Count < PageEndpoints)
                break;
            after = page[^1].Name;
        }

        _next = next;
        foreach (var (name, endpoint) in _endpoints)
            if (endpoint.InFlight == 0 && !open.Contains(name))
                _endpoints.Remove(name);
    }

    private EndpointState StateOf(string name)
    {
        if (!_endpoints.TryGetValue(name, out var endpoint))
            _endpoints.Add(name, endpoint = new());
        return endpoint;
    }

    private async Task Take(string name, EndpointState endpoint, DateTimeOffset now)
    {
        // Whoever finishes a request causes another walk, so a full endpoint needs no time of its own.
        var free = Math.Min(EndpointPace.InFlight(endpoint.FailuresInARow) - endpoint.InFlight, CallbackLimits.ShardInFlight - _running.Count);
        if (free <= 0 || _stopping)
            return;
        var rows = await outbox.Lease(Shard, name, _token, now + Lease, now, free);
        endpoint.QuietUntil = rows.Count == 0 && endpoint.InFlight == 0 ? now + Quiet : default;
        foreach (var row in rows)
        {
            endpoint.InFlight++;
            var sending = Send(row, endpoint);
            _running.Add(sending);
            _ = Finish(sending);
        }
    }

    private async Task Finish(Task sending)
    {
        await sending;
        _running.Remove(sending);
        Fill().Ignore();
    }

    private async Task Send(LeasedCallback row, EndpointState endpoint)
    {
        // So that a shard's walk never waits for what a receiver does.
        await Task.Yield();
        CallbackMeter.Begun();
        try
        {
            var tried = await delivery.Send(row);
            var verdict = CallbackVerdict.Of(row.Event.Id, row.Tries, tried.Result, clock.Now);
            endpoint.FailuresInARow = tried.Result == TryResult.Delivered ? 0 : endpoint.FailuresInARow + 1;
            if (await outbox.Record(row, _token, tried, verdict))
                CallbackMeter.Tried(row.Event, tried, verdict);
            if (verdict.State == CallbackState.Failed)
                LogGivenUp(row.Event.Id, tried.Result, tried.Detail);
        }
        catch (Exception e)
        {
            // Its lease runs out, and then it is sent again.
            LogUnsettled(row.Event.Id, e);
        }
        finally
        {
            CallbackMeter.Finished();
            endpoint.InFlight--;
            endpoint.QuietUntil = default;
        }
    }

    private sealed class EndpointState
    {
        public int InFlight { get; set; }

        public int FailuresInARow { get; set; }

        public DateTimeOffset QuietUntil { get; set; }
    }

    [LoggerMessage(1501, LogLevel.Warning, "Sender {Shard} could not read its callbacks")]
    private partial void LogFailed(int shard, Exception exception);

    [LoggerMessage(1502, LogLevel.Warning, "The outcome of callback {Callback} is not known; it will be sent again")]
    private partial void LogUnsettled(string callback, Exception exception);

    [LoggerMessage(1503, LogLevel.Warning, "Callback {Callback} is given up: {Result} {Detail}")]
    private partial void LogGivenUp(string callback, TryResult result, string? detail);
}
