using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Batches;

public sealed partial class BatchWindow
{
    /// <summary>Takes in a page of open rows that follow <see cref="Cursor"/>.</summary>
    /// <param name="page">Rows in order.</param>
    /// <param name="from">The cursor the page was read from. A page read before a rewind says nothing about the new place.</param>
    /// <param name="end">True when no open row follows the page.</param>
    public void Load(IReadOnlyList<OpenTask> page, OrderKey? from, bool end)
    {
        foreach (var task in page)
            Put(task);
        if (from != Cursor)
            return;
        if (page.Count > 0)
            Cursor = page[^1].Order;
        ReachedEnd = end;
        Trim();
    }

    /// <summary>Takes in rows found by a sweep of the front.</summary>
    public void Include(IEnumerable<OpenTask> tasks)
    {
        // Whoever rows were kept for has had the time since the last sweep to take them.
        foreach (var lane in _lanes.Values)
            lane.Kept.Clear();
        foreach (var task in tasks)
            Put(task);
        Trim();
    }

    /// <summary>
    /// Takes in rows looked for on behalf of somebody who may have nothing else in here. The bound does not drop them again, or
    /// that person would never get past a full window of tasks they may not have. With no room for more of them they are left
    /// out: to push out those kept for others would have all of them look again for ever.
    /// </summary>
    public void Keep(IEnumerable<OpenTask> tasks)
    {
        foreach (var task in tasks)
            if (_entries.ContainsKey(task.Id) || !_lanes.TryGetValue(task.Stage, out var lane) || lane.Kept.Count < capacity)
                if (Put(task) is { Free: > 0 } entry)
                    _lanes[entry.Task.Stage].Kept.Add(task.Id);
        Trim();
    }

    /// <summary>
    /// Takes in the first open rows of one stage past the label stage: of one, for a stage that nobody works on would hide the
    /// others behind it. No more than the window holds should be read: what is dropped again at once would count as new each time.
    /// </summary>
    /// <param name="end">True when the stage has no more of them.</param>
    public void LoadReviews(int stage, IReadOnlyList<OpenTask> rows, bool end)
    {
        if (_lanes.TryGetValue(stage, out var lane))
            lane.Trimmed = !end;
        foreach (var row in rows)
            Put(row);
        Trim();
    }

    /// <summary>A task tells how it stands after a change.</summary>
    public void Observe(OpenTask task, AnnotatorId? granted = null)
    {
        if (_entries.ContainsKey(task.Id) || SlotsOf(task) <= 0 || IsBehindCursor(task) || task.Stage > Plan.LabelStage)
            Put(task, granted);
        else
            MoreBeyond();
        Trim();
    }

    /// <summary>New rows stand in the batch, the first of them at <paramref name="first"/>: read again from there.</summary>
    public void Arrived(OrderKey first)
    {
        MoreBeyond();
        if (Cursor is { } cursor && first.CompareTo(cursor) <= 0)
            Rewind(first);
    }

    /// <summary>
    /// Rows have come that are not held. The lane counts as new: people who may have none of what is held were told that there
    /// is nothing, and must ask again, for only their asking finds rows beyond a full window.
    /// </summary>
    private void MoreBeyond()
    {
        ReachedEnd = false;
        if (_lanes.TryGetValue(Plan.LabelStage, out var lane))
            lane.Epoch = ++_epoch;
    }

    /// <summary>Asks for the rows after the cursor once more: some may have come untold.</summary>
    public void LookAgain() => ReachedEnd = false;

    private bool IsBehindCursor(OpenTask task) => Cursor is { } cursor && task.Order.CompareTo(cursor) <= 0;

    // The cursor means "every row up to here was read", so to read `first` again it must stand just before it. No key lies
    // between two neighbours, so the place before `first` is spelled as the same priority with the empty id.
    private void Rewind(OrderKey first) => Cursor = new OrderKey(first.Priority, new TaskId(""));

    private int SlotsOf(OpenTask task) => OnlyBegun && !task.IsBegun ? 0 : task.OpenSlots;

    /// <summary>The entry as it now stands; null when the task is not held (any more).</summary>
    private Entry? Put(OpenTask task, AnnotatorId? granted = null)
    {
        if (_entries.TryGetValue(task.Id, out var entry))
        {
            // A page read before a notice carries an older row: it must not bring back what the notice closed.
            var version = entry.Task.Version;
            var newer = task.Version >= version;
            if (newer && SlotsOf(task) <= 0)
            {
                Remove(task.Id);
                return null;
            }

            var cameBack = newer && entry.Task.Touched.Any(was => !task.Touched.Any(t => t.Annotator == was.Annotator && t.Until >= was.Until));

            // One change, not two: a reservation that becomes a lease frees nothing and must wake nobody.
            Change(entry, () =>
            {
                if (granted is { } annotator)
                    entry.Reservations.RemoveAll(r => r.Annotator == annotator);
                if (newer)
                    entry.Task = task;
            });

            // No slot more, but somebody may have it now who was told that there is nothing: rows and leases are not read at one instant,
            // so a row may have been taken in as free beside the lease that ended before this word of it.
            if (cameBack && entry.Free > 0)
                _lanes[entry.Task.Stage].Epoch = ++_epoch;

            // Somebody has come for it: it is one like the others now, and makes room for the next that is looked for.
            if (entry.Task.Version > version && _lanes.TryGetValue(entry.Task.Stage, out var lane))
                lane.Kept.Remove(task.Id);
            return entry;
        }

        if (SlotsOf(task) <= 0)
            return null;
        entry = new Entry { Task = task };
        _entries.Add(task.Id, entry);
        Change(entry, () => { });
        return entry;
    }

    /// <summary>
    /// Drops the last tasks over the bound, lane by lane: reviews that nobody takes must not crowd out the labels, nor the other
    /// way round. Labels come back by page, for the cursor steps back before them; the others by <see cref="LoadReviews"/>.
    /// </summary>
    private void Trim()
    {
        foreach (var (stage, lane) in _lanes)
            while (lane.Free.Count - lane.Kept.Count > capacity)
            {
                var last = lane.Free.Reverse().Cast<OrderKey?>().FirstOrDefault(o => !lane.Kept.Contains(o!.Value.Id) && _entries[o.Value.Id].Reservations.Count == 0);
                if (last is not { } drop)
                    break;
                Remove(drop.Id);
                if (stage == Plan.LabelStage)
                    StepBack(drop);
                else
                    lane.Trimmed = true;
            }
    }

    private void StepBack(OrderKey drop)
    {
        ReachedEnd = false;
        if (Cursor is { } cursor && drop.CompareTo(cursor) <= 0)
            Rewind(drop);
    }
}
