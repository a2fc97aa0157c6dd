using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Domain;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>
/// This process as the grains push through it, and who is connected to it. One observer for all connections: a grain sends a
/// person's message once per host, and the host fans it out to that person's connections.
/// </summary>
public sealed class AnnotatorHost : IHostObserver
{
    private readonly IHubContext<AnnotatorHub, IAnnotatorClient> _hub;
    private readonly Lazy<IHostObserver> _reference;
    private readonly ConcurrentDictionary<AnnotatorId, (WorkforceId Workforce, int Connections)> _present = new();

    public AnnotatorHost(IHubContext<AnnotatorHub, IAnnotatorClient> hub, IGrainFactory grains)
    {
        _hub = hub;

        // Orleans holds the target weakly; this singleton is what keeps it.
        _reference = new(() => grains.CreateObjectReference<IHostObserver>(this));
    }

    public IHostObserver Reference => _reference.Value;

    /// <summary>A group per person: finding a person's connections by group does not walk all connections, as by user it would.</summary>
    public static string GroupOf(AnnotatorId annotator) => annotator.Value;

    public Task Deliver(AnnotatorId annotator, ImmutableArray<HubMessage> messages)
    {
        // Not awaited: all grains speak through this one object in turn, and one client that does not read would hold up the
        // others. SignalR drops such a connection by itself; what it missed it asks for when it comes back.
        var client = _hub.Clients.Group(GroupOf(annotator));
        foreach (var message in messages)
            client.Message(message).Ignore();
        return Task.CompletedTask;
    }

    public void Joined(AnnotatorId annotator, WorkforceId workforce) =>
        _present.AddOrUpdate(annotator, (workforce, 1), (_, known) => (workforce, known.Connections + 1));

    public void Left(AnnotatorId annotator)
    {
        while (_present.TryGetValue(annotator, out var known))
            if (known.Connections > 1 ? _present.TryUpdate(annotator, known with { Connections = known.Connections - 1 }, known) : _present.TryRemove(new(annotator, known)))
                return;
    }

    /// <summary>Who is connected here, by workforce.</summary>
    public IEnumerable<(WorkforceId Workforce, ImmutableArray<AnnotatorId> Annotators)> Present() =>
        _present.GroupBy(p => p.Value.Workforce).Select(g => (g.Key, g.Select(p => p.Key).ToImmutableArray()));
}
