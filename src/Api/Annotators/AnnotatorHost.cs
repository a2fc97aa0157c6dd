using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Attachments;
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
    private readonly AttachmentLinks _links;
    private readonly Lazy<IHostObserver> _reference;
    private readonly ConcurrentDictionary<string, (AnnotatorId Annotator, WorkforceId Workforce, HubCallerContext Connection)> _present = new();

    public AnnotatorHost(IHubContext<AnnotatorHub, IAnnotatorClient> hub, IGrainFactory grains, AttachmentLinks links)
    {
        (_hub, _links) = (hub, links);

        // Orleans holds the target weakly; this singleton is what keeps it.
        _reference = new(() => grains.CreateObjectReference<IHostObserver>(this));
    }

    public IHostObserver Reference => _reference.Value;

    /// <summary>A group per person: finding a person's connections by group does not walk all connections, as by user it would.</summary>
    public static string GroupOf(AnnotatorId annotator) => annotator.Value;

    public async Task Deliver(AnnotatorId annotator, ImmutableArray<HubMessage> messages)
    {
        // Not awaited: all grains speak through this one object in turn, and one client that does not read would hold up the
        // others. SignalR drops such a connection by itself; what it missed it asks for when it comes back.
        var client = _hub.Clients.Group(GroupOf(annotator));
        foreach (var message in await _links.With(messages))
        {
            var sent = client.Message(message);
            if (message.Kind == HubMessage.SignedOut)
                Close(annotator, sent);
            else
                sent.Ignore();
        }
    }

    public void Joined(AnnotatorId annotator, WorkforceId workforce, HubCallerContext connection) =>
        _present[connection.ConnectionId] = (annotator, workforce, connection);

    public void Left(HubCallerContext connection) => _present.TryRemove(connection.ConnectionId, out _);

    /// <summary>Who is connected here, by workforce.</summary>
    public IEnumerable<(WorkforceId Workforce, ImmutableArray<AnnotatorId> Annotators)> Present() =>
        _present.Values.GroupBy(p => p.Workforce).Select(g => (g.Key, g.Select(p => p.Annotator).Distinct().ToImmutableArray()));

    /// <summary>The connections there are now: one that the person opens with a good token meanwhile stays.</summary>
    private void Close(AnnotatorId annotator, Task sent)
    {
        var connections = _present.Values.Where(p => p.Annotator == annotator).Select(p => p.Connection).ToArray();
        sent.ContinueWith(_ => Array.ForEach(connections, c => c.Abort()), TaskScheduler.Default).Ignore();
    }
}
