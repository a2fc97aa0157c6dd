using System.Runtime.CompilerServices;
using Scheduler.Domain.Exports;
using Scheduler.Storage.Exports;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Exports;

/// <summary>Reads the tasks of an export in pages, each while the one before is written: two pages is all that is in memory.</summary>
internal sealed class ExportSource(ITaskHistory history)
{
    /// <summary>How many tasks are read before it is known how large they are.</summary>
    private const int FirstPage = 50;

    public async IAsyncEnumerable<TaskPage> Pages(TaskFilter filter, DateTimeOffset asOf, TaskCursor? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var limit = FirstPage;
        var reading = history.Read(filter, asOf, after, limit, cancel);
        while (true)
        {
            var page = await reading;
            if (page.More)
            {
                limit = NextLimit(page, limit);
                reading = history.Read(filter, asOf, page.Last, limit, cancel);
            }

            yield return page;
            if (!page.More)
                yield break;
        }
    }

    /// <summary>Twice as many, if that many of this size stay within the bounds.</summary>
    private static int NextLimit(TaskPage page, int limit)
    {
        var average = page.Tasks.Count == 0 ? 0 : page.Tasks.Sum(t => t.TextBytes) / page.Tasks.Count;
        return (int)Math.Clamp(ExportLimits.PageBytes / Math.Max(average, 1), 1, Math.Min(limit * 2, ExportLimits.PageTasks));
    }
}
