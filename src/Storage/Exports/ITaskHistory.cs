using System.Collections.Immutable;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Exports;

/// <summary>
/// Tasks as they stood at a moment, from the rows and the events: status, response, verdict and the times that go with them. What
/// customers change without an event (metadata, tags, unique id) is as it is now; when they last did it, if that was later, is not told.
/// </summary>
public interface ITaskHistory
{
    /// <summary>Oldest first; ties by id. The filter holds for what the tasks were then.</summary>
    Task<TaskPage> Read(TaskFilter filter, DateTimeOffset asOf, TaskCursor? after, int limit, CancellationToken cancel = default);

    /// <summary>How many tasks <see cref="Read"/> will look at, counted up to <paramref name="most"/>: at least as many as it finds.</summary>
    Task<long> Count(TaskFilter filter, DateTimeOffset asOf, long most, CancellationToken cancel = default);
}

/// <param name="Last">The last task looked at, behind which the next page begins; null when there was none.</param>
/// <param name="More">There may be more behind it.</param>
public sealed record TaskPage(IReadOnlyList<PastTask> Tasks, TaskCursor? Last, bool More);

/// <param name="Row">The task as it stood.</param>
/// <param name="Answers">
/// Not empty when it was completed with a response that the row no longer has, because it went back to work or was mended since: then these are
/// the answers until that moment, and <see cref="PastResponse"/> makes the response of them.
/// </param>
public sealed record PastTask(TaskRow Row, ImmutableArray<Attempt> Answers)
{
    /// <summary>What each of several people answered, as JSON, oldest first; empty but for a consensus of the live mode.</summary>
    public ImmutableArray<string> Single { get; init; } = [];

    /// <summary>Bytes of its longer texts in memory.</summary>
    public long TextBytes => Row.TextBytes + Single.Sum(s => (long)sizeof(char) * s.Length);
}
