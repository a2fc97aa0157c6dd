namespace Scheduler.Domain.Batches;

public sealed partial class BatchWindow
{
    private sealed class Entry
    {
        public required OpenTask Task { get; set; }

        public List<Reservation> Reservations { get; } = [];

        public int Free => Task.OpenSlots - Reservations.Count;
    }

    private sealed class Lane
    {
        /// <summary>Only tasks with a slot that is neither held nor reserved: a choice never walks over taken ones.</summary>
        public SortedSet<OrderKey> Free { get; } = [];

        public int FreeSlots { get; set; }

        public long Epoch { get; set; }

        /// <summary>Looked for on behalf of somebody; the bound does not count them.</summary>
        public HashSet<TaskId> Kept { get; } = [];

        /// <summary>A lane past the label stage has dropped tasks: more rows are there than are held.</summary>
        public bool Trimmed { get; set; }
    }

    /// <summary>Runs a mutation of one entry and moves it to where it then belongs. The only place that edits lanes.</summary>
    private void Change(Entry entry, Action mutate)
    {
        var kept = _lanes.TryGetValue(entry.Task.Stage, out var lane) && lane.Kept.Contains(entry.Task.Id);
        var before = Leave(entry);
        mutate();
        Enter(entry, before);
        if (kept && entry.Free > 0 && entry.Task.Stage == before.Stage)
            lane!.Kept.Add(entry.Task.Id);
    }

    private void Remove(TaskId id)
    {
        if (_entries.Remove(id, out var entry))
            Leave(entry);
    }

    private (int Stage, int Free) Leave(Entry entry)
    {
        var stage = entry.Task.Stage;
        if (!_lanes.TryGetValue(stage, out var lane) || !lane.Free.Remove(entry.Task.Order))
            return (stage, 0);
        lane.Kept.Remove(entry.Task.Id);
        lane.FreeSlots -= entry.Free;
        return (stage, entry.Free);
    }

    private void Enter(Entry entry, (int Stage, int Free) before)
    {
        if (entry.Free <= 0)
            return;
        if (!_lanes.TryGetValue(entry.Task.Stage, out var lane))
            _lanes.Add(entry.Task.Stage, lane = new Lane());
        lane.Free.Add(entry.Task.Order);
        lane.FreeSlots += entry.Free;

        // Only something new may wake people: a slot that was free before was seen before.
        if (entry.Task.Stage != before.Stage || entry.Free > before.Free)
            lane.Epoch = ++_epoch;
    }
}
