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

    /// <summary>Takes in rows found outside the page order: a sweep of the front, the reviews, or rows for one person.</summary>
    public void Include(IEnumerable<OpenTask> tasks)
    {
        foreach (var task in tasks)
            Put(task);
        Trim();
    }

    /// <summary>A task tells how it stands after a change.</summary>
    public void Observe(OpenTask task, AnnotatorId? granted = null)
    {
        if (granted is { } annotator)
            Release(task.Id, annotator);
        if (_entries.ContainsKey(task.Id) || task.OpenSlots <= 0 || IsBehindCursor(task) || task.Stage > 0)
            Put(task);
        else
            ReachedEnd = false;
        Trim();
    }

    /// <summary>New rows stand in the batch, the first of them at <paramref name="first"/>: read again from there.</summary>
    public void Arrived(OrderKey first)
    {
        ReachedEnd = false;
        if (Cursor is { } cursor && first.CompareTo(cursor) <= 0)
            Rewind(first);
    }

    /// <summary>Reads from the front again: what is held stays, what was missed comes.</summary>
    public void RewindToFront()
    {
        Cursor = null;
        ReachedEnd = false;
    }

    private bool IsBehindCursor(OpenTask task) => Cursor is { } cursor && task.Order.CompareTo(cursor) <= 0;

    // The cursor means "every row up to here was read", so to read `first` again it must stand just before it. No key lies
    // between two neighbours, so the place before `first` is spelled as the same priority with the empty id.
    private void Rewind(OrderKey first) => Cursor = new OrderKey(first.Priority, new TaskId(""));

    private void Put(OpenTask task)
    {
        if (_entries.TryGetValue(task.Id, out var entry))
        {
            // A page read before a notice carries an older row: it must not bring back what the notice closed.
            if (task.Version < entry.Task.Version)
                return;
            if (task.OpenSlots <= 0)
                Remove(task.Id);
            else
                Change(entry, () => entry.Task = task);
        }
        else if (task.OpenSlots > 0)
        {
            entry = new Entry { Task = task };
            _entries.Add(task.Id, entry);
            Change(entry, () => { });
        }
    }

    /// <summary>Drops the last tasks over the bound; they come back by page, for the cursor steps back before them.</summary>
    private void Trim()
    {
        while (_entries.Count > capacity)
        {
            OrderKey? last = null;
            foreach (var lane in _lanes.Values)
                if (lane.Free.Count > 0 && (last is null || lane.Free.Max.CompareTo(last.Value) > 0) && _entries[lane.Free.Max.Id].Reservations.Count == 0)
                    last = lane.Free.Max;
            if (last is not { } drop)
                return;
            Remove(drop.Id);
            ReachedEnd = false;
            if (Cursor is { } cursor && drop.CompareTo(cursor) <= 0)
                Rewind(drop);
        }
    }
}
