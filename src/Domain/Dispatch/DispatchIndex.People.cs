using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Dispatch;

public sealed partial class DispatchIndex
{
    private readonly Dictionary<AnnotatorId, Person> _people = [];

    /// <summary>People who wait, longest first, by signature: eligibility is judged once per signature.</summary>
    private readonly Dictionary<string, SortedSet<(DateTimeOffset Since, AnnotatorId Id)>> _waiting = [];

    /// <summary>People called for a lane whose answer has not come: they count as taken slots.</summary>
    private readonly Dictionary<LaneKey, int> _called = [];

    private readonly Dictionary<LaneKey, Dictionary<AnnotatorId, Prefetched>> _prefetched = [];

    /// <summary>The last word of people who have left: an earlier one that comes after it must not bring them back.</summary>
    private readonly Dictionary<AnnotatorId, (long Since, long Sequence, int Age)> _gone = [];

    /// <summary>Batches that went lately and have had nothing to give since: what was chosen of them before is told after.</summary>
    private readonly Dictionary<BatchId, int> _retired = [];

    /// <summary>True when the person has told how they stand, here or gone.</summary>
    public bool Knows(AnnotatorId annotator) => _people.ContainsKey(annotator) || _gone.ContainsKey(annotator);

    /// <summary>An annotator tells how it stands. Returns the people to call, which may be that one at once.</summary>
    public IReadOnlyList<Call> Report(Seat seat)
    {
        if (_people.TryGetValue(seat.Worker.Id, out var person))
        {
            if (!seat.Supersedes(person.Seat) && !IsSilent(person.Heard))
                return [];
            Leave(person);
        }
        else if (_gone.TryGetValue(seat.Worker.Id, out var last) && (seat.Since, seat.Sequence).CompareTo((last.Since, last.Sequence)) <= 0)
            return [];
        else
            _people.Add(seat.Worker.Id, person = new Person());

        _gone.Remove(seat.Worker.Id);
        person.Heard = _age;
        if (!seat.Waiting)
            person.Asked.Clear();
        var called = person.CalledFor;
        person.Seat = seat;
        person.CalledFor = null;
        Enter(person);
        var calls = new List<Call>(seat.Waiting ? CallFor(person) : seat.Prefetched is { } lease ? AskFor(lease, seat.Worker) : []);
        calls.AddRange(CallOthers(called));
        return calls;
    }

    /// <summary>The person has left. Returns the people to call in their place.</summary>
    public IReadOnlyList<Call> Gone(AnnotatorId annotator, long since, long sequence)
    {
        if (_people.TryGetValue(annotator, out var person) && (since, sequence).CompareTo((person.Seat.Since, person.Seat.Sequence)) < 0 && !IsSilent(person.Heard))
            return [];
        if (!_gone.TryGetValue(annotator, out var last) || (since, sequence).CompareTo((last.Since, last.Sequence)) > 0)
            _gone[annotator] = (since, sequence, _age);
        return Remove(annotator);
    }

    private List<Call> Remove(AnnotatorId annotator)
    {
        if (!_people.Remove(annotator, out var person))
            return [];
        Leave(person);
        return CallOthers(person.CalledFor);
    }

    /// <summary>
    /// Somebody was called for a lane and has answered. If they took nothing there (they may not have its tasks, or found better
    /// work), its slots are still free, and those who were not called because this person was must be now.
    /// </summary>
    private List<Call> CallOthers(LaneKey? answered) =>
        answered is { } key && _lanes.TryGetValue(key, out var lane) && lane.Free > 0 ? WakeFor(lane) : [];

    private void Enter(Person person)
    {
        var seat = person.Seat;
        person.Signature = seat.Worker.Signature;
        if (seat.Waiting)
        {
            if (!_waiting.TryGetValue(person.Signature, out var group))
                _waiting.Add(person.Signature, group = []);
            group.Add((seat.WaitingSince, seat.Worker.Id));
        }

        if (seat.Prefetched is { } lease)
        {
            if (!_prefetched.TryGetValue(lease.Lane, out var holders))
                _prefetched.Add(lease.Lane, holders = []);
            holders[seat.Worker.Id] = lease;
        }
    }

    private void Leave(Person person)
    {
        var seat = person.Seat;
        if (_waiting.TryGetValue(person.Signature, out var group) && group.Remove((seat.WaitingSince, seat.Worker.Id)) && group.Count == 0)
            _waiting.Remove(person.Signature);
        if (seat.Prefetched is { } lease && _prefetched.TryGetValue(lease.Lane, out var holders) && holders.Remove(seat.Worker.Id) && holders.Count == 0)
            _prefetched.Remove(lease.Lane);
        if (person.CalledFor is { } lane && (_called[lane] -= 1) == 0)
            _called.Remove(lane);
    }

    /// <summary>Waiting people who may work on the lane and have not seen it as it is now: by group, each in waiting order.</summary>
    private IEnumerable<IEnumerable<Person>> Wanting(Lane lane) =>
        _waiting.Values
            .Where(group => Refusal(_people[group.Min.Id].Seat.Worker, lane) is null)
            .Select(group => group.Select(w => _people[w.Id]).Where(p => p.CalledFor is null && !HasSeen(p, lane)));

    private bool HasSeen(Person person, Lane lane)
    {
        foreach (var seen in person.Seat.Seen)
            if (seen.Lane == lane.Key)
                // What people saw of a later activation that is gone counts higher than all that this one will ever say, and is no
                // word of it: they would never be called again.
                return _outlived.Contains(lane.Key) ? seen.Epoch == lane.Epoch : seen.Epoch >= lane.Epoch;
        return false;
    }

    private int WaitingFor(Lane lane, AnnotatorId except) =>
        _called.GetValueOrDefault(lane.Key) + Wanting(lane).SelectMany(g => g).Where(p => p.Seat.Worker.Id != except).Take(lane.Free).Count();

    private sealed class Person
    {
        public Seat Seat { get; set; } = null!;

        /// <summary>Of the worker in <see cref="Seat"/>, kept because it is costly to make.</summary>
        public string Signature { get; set; } = "";

        public LaneKey? CalledFor { get; set; }

        /// <summary>Age of the index when the person last told how they stand.</summary>
        public int Heard { get; set; }

        /// <summary>
        /// What this person's wait has had asked back, from whom and when. By task, not by lease: somebody who may not have the
        /// task would otherwise have it passed round without end, under a new token each time.
        /// </summary>
        public Dictionary<(TaskId Task, AnnotatorId Holder), int> Asked { get; } = [];

        /// <summary>True, and noted, unless it was asked back lately. Not never again: it may have gone to a third and come back.</summary>
        public bool MayAsk(TaskId task, AnnotatorId holder, int age)
        {
            foreach (var (old, at) in Asked.ToArray())
                if (age - at >= AskAgainAfter)
                    Asked.Remove(old);

            // A person who may have none of what is held ahead would otherwise strip everybody of it, one after the other.
            if (Asked.Count >= MaxAsks || Asked.ContainsKey((task, holder)))
                return false;
            Asked[(task, holder)] = age;
            return true;
        }
    }
}
