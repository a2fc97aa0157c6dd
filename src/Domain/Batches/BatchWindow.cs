using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Batches;

/// <summary>
/// The next open tasks of one batch, bounded, in order, with the slots reserved in memory. Pages come from the rows by
/// keyset; notices from the tasks keep it fresh; both are hints. A lost hint costs a refused grant or a later sweep, never a
/// double lease. Not thread-safe: its grain serializes the calls.
/// </summary>
/// <param name="firstEpoch">Higher than any epoch of an earlier window of this batch: people remember what they saw then.</param>
/// <param name="capacity">Free tasks held at most in one stage.</param>
/// <param name="low">Free tasks below which the window asks for its next page.</param>
public sealed partial class BatchWindow(long firstEpoch, int capacity = BatchLimits.WindowTasks, int low = BatchLimits.WindowLow)
{
    private readonly Dictionary<TaskId, Entry> _entries = [];
    private readonly SortedDictionary<int, Lane> _lanes = [];
    private long _epoch = firstEpoch;

    /// <summary>Order of the last row read from the front; null before the first page.</summary>
    public OrderKey? Cursor { get; private set; }

    /// <summary>True when the last page reached the last open row.</summary>
    public bool ReachedEnd { get; private set; }

    /// <summary>The batch is given up: tasks that nobody has begun count as closed.</summary>
    public bool OnlyBegun { get; private set; }

    public int Count => _entries.Count;

    public bool Holds(TaskId task) => _entries.ContainsKey(task);

    /// <summary>True when another page should be read. Labels alone count: waiting reviews are no reason to leave labelers idle.</summary>
    public bool WantsPage => !ReachedEnd && (!_lanes.TryGetValue(Plan.LabelStage, out var lane) || lane.Free.Count < low);

    /// <summary>Stages past the label stage whose tasks were dropped, with room for them again.</summary>
    public IEnumerable<int> WantsReviews => _lanes.Where(l => l.Key != Plan.LabelStage && l.Value.Trimmed && l.Value.Free.Count < low).Select(l => l.Key);

    public IEnumerable<int> Stages => _lanes.Keys;

    /// <summary>Free slots of a stage, its best priority, and the epoch of the last thing that came in.</summary>
    public (int Free, int BestPriority, long Epoch) Summary(int stage) =>
        _lanes.TryGetValue(stage, out var lane) ? (lane.FreeSlots, lane.Free.Count > 0 ? lane.Free.Min.Priority : 0, lane.Epoch) : (0, 0, 0);

    /// <summary>Reserves the first task of the stage that the person may have.</summary>
    public TakeResult Take(AnnotatorId annotator, int stage, DateTimeOffset now)
    {
        if (!_lanes.TryGetValue(stage, out var lane))
            return new(null, _epoch, null, !ReachedEnd);

        DateTimeOffset? retryAt = null;
        foreach (var order in lane.Free)
        {
            var entry = _entries[order.Id];
            if (entry.Reservations.Any(r => r.Annotator == annotator))
                continue;
            if (entry.Task.BarredUntil(annotator, now) is { } until)
            {
                if (until < Moments.Never && (retryAt is null || until < retryAt))
                    retryAt = until;
                continue;
            }

            Change(entry, () => entry.Reservations.Add(new(annotator, now)));
            return new(entry.Task, lane.Epoch, null, false);
        }

        return new(null, lane.Epoch, retryAt, !ReachedEnd || lane.Trimmed);
    }

    /// <summary>The batch is given up: from now on only what was begun is handed out.</summary>
    public void GiveUp()
    {
        OnlyBegun = true;
        foreach (var entry in _entries.Values.Where(e => !e.Task.IsBegun).ToArray())
            Remove(entry.Task.Id);
    }

    /// <summary>Tasks whose reservations are older than <paramref name="age"/>: their rows tell what became of them.</summary>
    public IReadOnlyList<TaskId> Overdue(DateTimeOffset now, TimeSpan age) =>
        [.. _entries.Values.Where(e => e.Reservations.Any(r => now - r.At >= age)).Select(e => e.Task.Id)];

    /// <summary>The row was read because reservations were overdue: they end, whatever it says.</summary>
    public void Resolve(TaskId task, OpenTask? row, DateTimeOffset now, TimeSpan age)
    {
        if (_entries.TryGetValue(task, out var entry))
            Change(entry, () => entry.Reservations.RemoveAll(r => now - r.At >= age));
        if (row is null)
            Remove(task);
        else
            Observe(row);
    }
}
