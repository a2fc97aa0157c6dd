using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch;

public sealed partial class DispatchIndex
{
    /// <summary>Something came into the lane: call as many of those who can use it as it has slots, longest waiting first.</summary>
    private List<Call> WakeFor(Lane lane)
    {
        var budget = lane.Free - _called.GetValueOrDefault(lane.Key);
        if (budget <= 0)
            return [];
        // The first of each group suffice: a group is in waiting order already.
        var chosen = Wanting(lane).SelectMany(g => g.Take(budget))
            .OrderBy(p => p.Seat.WaitingSince).ThenBy(p => p.Seat.Worker.Id).Take(budget).ToArray();
        return [.. chosen.Select(person => Wake(person, lane))];
    }

    /// <summary>A person has begun to wait: call at once for a lane not seen yet, or ask someone's prefetch back.</summary>
    private Call[] CallFor(Person person)
    {
        var worker = person.Seat.Worker;
        foreach (var lane in _ranked)
            if (lane.Free > _called.GetValueOrDefault(lane.Key) && !HasSeen(person, lane) && Refusal(worker, lane) is null)
                return [Wake(person, lane)];

        foreach (var (key, holders) in _prefetched)
        {
            if (!_lanes.TryGetValue(key, out var lane) || Refusal(worker, lane) is not null)
                continue;
            foreach (var (holder, lease) in holders)
                if (holder != worker.Id && person.MayAsk(lease.Task, holder, _age))
                    return [new Call.GiveBack(holder, lease, For: worker.Id)];
        }

        return [];
    }

    /// <summary>A prefetch became known: its holder may not have it any more, or people wait and one of them may need it more.</summary>
    private Call[] AskFor(Prefetched lease, Worker holding)
    {
        var holder = holding.Id;
        if (_retired.ContainsKey(lease.Lane.Batch))
            return [new Call.GiveBack(holder, lease)];
        if (!_lanes.TryGetValue(lease.Lane, out var lane))
            return [];

        // Chosen before the lane asked for other people, told after.
        if (Refusal(holding, lane) is not null)
            return [new Call.GiveBack(holder, lease)];
        foreach (var group in _waiting.Values)
        {
            if (Refusal(_people[group.Min.Id].Seat.Worker, lane) is not null)
                continue;
            foreach (var (_, id) in group)
                if (_people[id] is var person && person.CalledFor is null && person.MayAsk(lease.Task, holder, _age))
                    return [new Call.GiveBack(holder, lease, For: id)];
        }

        return [];
    }

    /// <summary>Who was asked has the lease before them by now: the next is asked for whoever waits, who would else wait for their own next word.</summary>
    public IReadOnlyList<Call> Kept(Call.GiveBack asked) =>
        asked.For is { } id && _people.TryGetValue(id, out var person) && person.Seat.Waiting && person.CalledFor is null ? CallFor(person) : [];

    /// <summary>The lane asks for other people now: those who may not have it any more give back what they hold of it ahead.</summary>
    private List<Call> AskBack(Lane lane) => !_prefetched.TryGetValue(lane.Key, out var holders) ? [] :
    [
        .. holders.Where(h => Refusal(_people[h.Key].Seat.Worker, lane) is not null)
            .OrderBy(h => h.Key).Select(h => new Call.GiveBack(h.Key, h.Value)),
    ];

    private Call Wake(Person person, Lane lane)
    {
        person.CalledFor = lane.Key;
        _called[lane.Key] = _called.GetValueOrDefault(lane.Key) + 1;
        return new Call.Wake(person.Seat.Worker.Id);
    }
}
