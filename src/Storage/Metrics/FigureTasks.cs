using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;

namespace Scheduler.Storage.Metrics;

/// <summary>Which open tasks of launched and paused batches are asked for.</summary>
/// <param name="Scope">Any but a person.</param>
/// <param name="State">Null for all.</param>
/// <param name="By">Accepted for work at this time or before; null for any.</param>
/// <param name="Since">Accepted for work later than this; null for any.</param>
public sealed record OpenTasksAsked(MetricScope Scope, OpenState? State = null, DateTimeOffset? By = null, DateTimeOffset? Since = null);

/// <summary>Where a list of open tasks goes on: batches by id, in each those to be labeled before those to be reviewed, both in the order of work.</summary>
public sealed record OpenTaskPlace(BatchId Batch, bool Review, int Rank, TaskId Task);

public sealed record BacklogTask(TaskRef Ref, OpenState State, DateTimeOffset AcceptedForWorkAt, OpenTaskPlace Place);

/// <summary>A task that is completed, with its story up to now.</summary>
public sealed record CompletedTask(TaskRef Ref, TaskStory Story);
