using System.Runtime.CompilerServices;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// One page of a list of tasks, read in parts, each when the one before has been sent: a hundred tasks may be some hundred megabytes, and whoever
/// asks for them may be slow.
/// </summary>
/// <param name="filter">Null: nothing can match.</param>
/// <param name="offset">Rows left out before the first.</param>
internal sealed class ListPage(ITaskReads tasks, TaskFilter? filter, TaskCursor? after, int limit, int offset = 0)
{
    /// <summary>Rows that are read before it is known how large they are.</summary>
    private const int FirstRows = 10;

    /// <summary>Bytes in memory that a part should have at most; one row alone may have more.</summary>
    private const long PartBytes = 4 << 20;

    /// <summary>The row that the next page begins behind, once all parts were read; null when there is none.</summary>
    public TaskRow? End { get; private set; }

    public async IAsyncEnumerable<IReadOnlyList<TaskRow>> Parts([EnumeratorCancellation] CancellationToken cancel)
    {
        if (filter is null)
            yield break;

        // One more than the page has tells whether there is another.
        var (left, place, skipped, next) = (limit, after, offset, Math.Min(FirstRows, limit + 1));
        for (TaskRow? last = null; ;)
        {
            var rows = await tasks.List(filter, place, next, skipped, cancel);
            if (left > 0)
                yield return rows.Count <= left ? rows : [.. rows.Take(left)];
            last = rows.Take(left).LastOrDefault() ?? last;
            if (rows.Count > left)
                End = last;
            if (rows.Count < next || rows.Count > left)
                yield break;
            (left, place, skipped) = (left - rows.Count, new(last!.CreatedAt, last.Ref.Id), 0);
            next = Math.Min(left + 1, (int)Math.Clamp(PartBytes * rows.Count / Math.Max(rows.Sum(Bytes), 1), 1, int.MaxValue));
        }
    }

    /// <summary>With the single answers that are shown beside the response.</summary>
    private static long Bytes(TaskRow row) => row.TextBytes * (row.IsConsensus ? row.Plan.Overlap : 1);
}
