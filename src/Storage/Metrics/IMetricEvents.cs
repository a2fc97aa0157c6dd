using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Metrics;

/// <summary>What happened in the live world, as the figures are made of it. Periods include their start and not their end.</summary>
public interface IMetricEvents
{
    /// <summary>The events of a period but grants, in order of time; each that completes its task with the task's story.</summary>
    Task<IReadOnlyList<Observation>> Observe(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>How many <see cref="Observe"/> would bring, by the minute they lie in.</summary>
    Task<IReadOnlyDictionary<DateTimeOffset, long>> CountByMinute(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>Tasks that became available for work, tasks that fell due, and callbacks that arrived, by batch.</summary>
    Task<IReadOnlyList<(TaskHome Home, Measure Measure, long By)>> Counts(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>Open tasks of batches that are launched or paused. Walks all open tasks: for the background.</summary>
    Task<IReadOnlyList<(TaskHome Home, Backlog Backlog)>> Backlogs(DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>The tasks behind a backlog.</summary>
    /// <param name="after">Null for the first.</param>
    Task<IReadOnlyList<BacklogTask>> OpenTasks(OpenTasksAsked asked, OpenTaskPlace? after, int limit, CancellationToken cancel = default);

    /// <summary>The tasks behind a turnaround: completed in a period and still so, the latest completed first.</summary>
    /// <param name="scope">Any but a person.</param>
    Task<IReadOnlyList<CompletedTask>> Completed(MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default);

    /// <summary>One task's story; null when there is none.</summary>
    Task<TaskStory?> Story(Tenant tenant, TaskId task, CancellationToken cancel = default);

    /// <summary>Exact turnaround of the tasks completed in a period, by SQL over the tasks; null when there are none.</summary>
    /// <param name="scope">Any but a person.</param>
    Task<TurnaroundFigures?> ExactTurnaround(MetricScope scope, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default);

    /// <summary>Tasks completed in a period whose answers somebody judged: several labelers, reviewers, or the customer. With the answers, the latest completed first.</summary>
    /// <param name="scope">Any but a person.</param>
    IAsyncEnumerable<StoredTask> Judged(MetricScope scope, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default);
}
