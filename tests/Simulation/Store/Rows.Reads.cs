using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Simulation.Store;

public sealed partial class Rows
{
    private readonly SortedSet<TaskId> _leased = [];

    /// <summary>
    /// The open rows of the label stage that follow <paramref name="after"/>, in order. Of that stage alone, like
    /// <see cref="Front"/>: many waiting reviews would fill the pages and hide the labels between them.
    /// </summary>
    public IReadOnlyList<OpenTask> Page(BatchId batch, OrderKey? after, int limit) =>
        [.. Labels(batch).Where(t => after is null || t.Order.CompareTo(after.Value) > 0).Take(limit)];

    /// <summary>The first open rows of the label stage up to and including <paramref name="to"/>.</summary>
    public IReadOnlyList<OpenTask> Front(BatchId batch, OrderKey to, int limit) =>
        [.. Labels(batch).TakeWhile(t => t.Order.CompareTo(to) <= 0).Take(limit)];

    /// <summary>Open rows of one stage past the label stage, in order.</summary>
    public IReadOnlyList<OpenTask> Reviews(BatchId batch, int stage, int limit) =>
        [.. Open(batch).Where(t => t.Stage == stage).Take(limit)];

    /// <summary>Open rows of a stage that nothing keeps from this person.</summary>
    public IReadOnlyList<OpenTask> For(BatchId batch, int stage, AnnotatorId annotator, DateTimeOffset now, int limit) =>
        [.. Open(batch).Where(t => t.Stage == stage && t.BarredUntil(annotator, now) is null).Take(limit)];

    public OpenTask? Row(TaskId id) => Tasks.TryGetValue(id, out var task) ? Notices.Of(task, world.Mutant) : null;

    public IReadOnlyList<LiveLease> LiveLeases(AnnotatorId? of = null) =>
        [.. _leased.SelectMany(id => Tasks[id].State is var task
            ? task.Attempts.Where(a => a.IsLive && (of is null || a.Annotator == of)).Select(a => new LiveLease(task.Ref, a))
            : [])];

    private IEnumerable<OpenTask> Labels(BatchId batch) => Open(batch).Where(t => t.Stage == Domain.Tasks.Plan.LabelStage);

    private IEnumerable<OpenTask> Open(BatchId batch) => Batches[batch].Open.Values;

    /// <summary>Keeps the indexes of open and leased rows.</summary>
    private void Index(TaskRecord row)
    {
        var task = row.State;
        var batch = Batches[task.Ref.Batch];
        if (task.OpenSlots > 0)
            batch.Open[new(row.Priority, task.Ref.Id)] = Notices.Of(row, world.Mutant);
        else
            batch.Open.Remove(new(row.Priority, task.Ref.Id));
        if (task.Attempts.Any(a => a.IsLive))
            _leased.Add(task.Ref.Id);
        else
            _leased.Remove(task.Ref.Id);
    }
}
