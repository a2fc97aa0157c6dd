using Microsoft.Extensions.Logging;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Storage.Metrics;

namespace Scheduler.Grains.Metrics;

/// <summary>Carries the roster of the installation and keeps its spans in rows.</summary>
[GrainType("roster")]
public sealed partial class RosterGrain(IPresenceStore presence, GrainClock clock, ILogger<RosterGrain> log) : SchedulerGrain, IRosterGrain
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(20);

    /// <summary>Spans that wait for the database; beyond this the oldest are lost.</summary>
    private const int MaxWaiting = 50_000;

    private readonly Roster<AnnotatorId> _roster = new();
    private readonly Dictionary<AnnotatorId, RosterEntry> _entries = [];
    private List<PresenceSpan> _ended = [];

    protected override Task Activate(CancellationToken cancel)
    {
        this.RegisterGrainTimer(Keep, new GrainTimerCreationOptions(KeepEvery, KeepEvery) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task Tell(RosterNotice notice)
    {
        foreach (var entry in notice.Entries)
        {
            if (_entries.TryGetValue(entry.Person, out var known) && entry.At < known.At)
                continue;
            if (_roster.Hear(entry.Person, entry.Activity, entry.Since, entry.At) is { } ended)
                _ended.Add(new(entry.Person, ended.Activity, ended.Since, ended.Until));
            if (entry.Activity == Domain.Annotators.Activity.Offline)
                _entries.Remove(entry.Person);
            else
                _entries[entry.Person] = entry;
        }

        return Task.CompletedTask;
    }

    public Task<RosterReply> Present(WorkforceId? workforce)
    {
        DropSilent();
        return Task.FromResult(new RosterReply([.. _entries.Values.Where(e => workforce is null || e.Workforce == workforce).OrderBy(e => e.Person)]));
    }

    private void DropSilent()
    {
        foreach (var person in _roster.DropSilent(clock.Now))
            _entries.Remove(person);
    }

    private async Task Keep(CancellationToken cancel)
    {
        PresenceSpan[] spans = [.. _ended, .. _roster.TakeChanged().Select(c => new PresenceSpan(c.Person, c.Span.Activity, c.Span.Since, c.Span.Until))];
        _ended = [];
        DropSilent();
        if (spans.Length == 0)
            return;
        try
        {
            await presence.Keep(spans, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Spans that go on are told again; those that ended wait here.
            LogKeep(e);
            _ended = [.. spans.Concat(_ended).TakeLast(MaxWaiting)];
        }
    }

    [LoggerMessage(1411, LogLevel.Warning, "Presence could not be stored; it is tried again")]
    private partial void LogKeep(Exception exception);
}
