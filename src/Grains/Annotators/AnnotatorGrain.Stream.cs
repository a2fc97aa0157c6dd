using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Grains.Annotators;

public sealed partial class AnnotatorGrain
{
    private readonly Dictionary<string, (IHostObserver Host, DateTimeOffset Seen)> _connections = [];
    /// <summary>The last ones, without a gap, ending with <see cref="_sequence"/>.</summary>
    private readonly List<HubMessage> _messages = [];
    private long _sequence;

    public async Task<ConnectReply> Connect(ConnectRequest request)
    {
        await ReadProfile();
        if (_worker is null)
            return new("This account is disabled.", null);
        if (!_desk.Connect(request.Connection, clock.Now))
            return new($"There are {AnnotatorLimits.MaxConnections} connections open already; close one.", null);
        _connections[request.Connection] = (request.Host, clock.Now);
        Settle();
        return new(null, Standing());
    }

    public Task Disconnect(string connection)
    {
        _connections.Remove(connection);
        _desk.Disconnect(connection);
        Settle();
        return Task.CompletedTask;
    }

    public Task SignOut(string reason)
    {
        Push(m => m with { Kind = HubMessage.SignedOut, Reason = reason });
        foreach (var connection in _connections.Keys)
            _desk.Disconnect(connection);
        _connections.Clear();
        Settle();
        return Task.CompletedTask;
    }

    public Task<StreamPoint> Beat(string connection, IHostObserver host)
    {
        DropDeadConnections(clock.Now);

        // A fresh activation knows no connections; the first beat after it brings them back.
        if (_desk.HasConnection(connection))
            _desk.Beat(clock.Now, connection);
        if (_worker is not null && (_desk.HasConnection(connection) || _desk.Connect(connection, clock.Now)))
            _connections[connection] = (host, clock.Now);
        Settle();
        return Task.FromResult(new StreamPoint(_epoch, _sequence));
    }

    public Task<ResumeReply> Resume(StreamPoint from)
    {
        _desk.Beat(clock.Now);
        var reply = Knows(from)
            ? new ResumeReply(After(from), null)
            : new ResumeReply([], Standing());
        Settle();
        return Task.FromResult(reply);
    }

    private Standing Standing() => new(new(_epoch, _sequence), Word(_desk.Activity),
        [.. _desk.Leases.Where(l => l.Standing != LeaseStanding.Prefetched).Select(AssignmentOf)], _desk.Why?.Word, _desk.Why?.Said);

    private bool Knows(StreamPoint from) => from.Epoch == _epoch && from.Sequence <= _sequence && from.Sequence >= _sequence - Math.Min(_messages.Count, AnnotatorLimits.KeptMessages);

    private ImmutableArray<HubMessage> After(StreamPoint from) => [.. CollectionsMarshal.AsSpan(_messages)[^(int)(_sequence - from.Sequence)..]];

    /// <summary>
    /// Settles, and brings the messages of it with the reply instead of sending them, when nobody else needs them. Should the
    /// reply be lost, the client repeats its call and tells the same place again.
    /// </summary>
    /// <param name="outcome">What ended the lease; null when it did not end now.</param>
    private ImmutableArray<HubMessage> SettleInto(AnswerRequest answer, string? outcome)
    {
        var carried = answer is { Seen: { } seen, Connection: { } connection } && _connections.Count == 1 && _connections.ContainsKey(connection) && Knows(seen);
        _silent = carried;
        if (outcome is not null)
            TellFinished(answer.Lease, outcome);
        Settle();
        _silent = false;
        return carried ? After(answer.Seen!.Value) : [];
    }

    /// <summary>The person's own word ended a lease: their other connections must not go on with it.</summary>
    private void TellFinished(LeaseHandle lease, string how) =>
        Push(m => m with { Kind = HubMessage.Finished, Task = lease.TaskKey, Token = lease.Token, Reason = how });

    /// <summary>Messages are only kept, for the reply that brings them.</summary>
    private bool _silent;

    private void Push(Func<HubMessage, HubMessage> fill)
    {
        var message = fill(new() { Epoch = _epoch, Sequence = ++_sequence, Kind = "" });
        // Twice as many, and half of them dropped at a time: a message costs no move of the others.
        if (_messages.Count == 2 * AnnotatorLimits.KeptMessages)
            _messages.RemoveRange(0, AnnotatorLimits.KeptMessages);
        _messages.Add(message);
        if (_silent)
            return;
        var one = ImmutableArray.Create(message);
        foreach (var host in _connections.Values.Select(c => c.Host).Distinct())
            host.Deliver(Id, one).Ignore();
    }

    /// <summary>A host that died says no goodbye: its connections stop beating.</summary>
    private void DropDeadConnections(DateTimeOffset now)
    {
        ExcuseStandstill();
        foreach (var (connection, (_, seen)) in _connections.ToArray())
            if (now - seen >= AnnotatorLimits.Grace)
            {
                _connections.Remove(connection);
                _desk.Disconnect(connection);
            }
    }

    /// <summary>Beats that could not be taken while the process stood still are not missed.</summary>
    private void ExcuseStandstill()
    {
        if (standstills.Count is var count && count == _standstills)
            return;
        _standstills = count;
        var now = clock.Now;
        _desk.Excuse(now);
        foreach (var (connection, (host, _)) in _connections.ToArray())
            _connections[connection] = (host, now);
    }

    private long _standstills;

    private Assignment AssignmentOf(DeskLease lease)
    {
        var (card, response, explanation) = _cards[(lease.Task, lease.Token)];
        var stage = Plan.KindOf(lease.Lane.Stage);
        return new()
        {
            Task = KeyOf(lease),
            Token = lease.Token,
            Standing = Word(lease.Standing),
            Stage = Word(stage),
            Type = card.Type,
            Project = card.Ref.Project.Value,
            ParamVersion = card.ParamVersion,
            Instruction = card.Instruction,
            Params = card.Params,

            // Labelers never see what others answered; reviewers and adjudicators must.
            Response = stage == StageKind.Label ? null : response,
            Until = lease.Deadline,
            Explanation = explanation,
            Draft = _drafts.GetValueOrDefault((lease.Task, lease.Token)),
        };
    }
}
