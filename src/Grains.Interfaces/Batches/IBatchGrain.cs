using Orleans.Concurrency;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Interfaces.Batches;

/// <summary>
/// The lifecycle of one batch and the window of its open tasks. Handing out is in memory and never waits for a database.
/// Key: <see cref="GrainKeys.Batch"/>.
/// </summary>
[Alias("batch")]
public interface IBatchGrain : IGrainWithStringKey
{
    /// <summary>Reserves one slot of a stage for a person.</summary>
    [Alias("take")]
    Task<TakeReply> Take(AnnotatorId annotator, int stage);

    /// <summary>Staging → in progress. One that is no longer staging is left as it is.</summary>
    /// <param name="uncalibrated">Launches it though its project waits for calibration.</param>
    [Alias("try-launch")]
    Task<LaunchReply> Launch(bool uncalibrated);

    /// <summary>Tasks changed. A hint.</summary>
    [Alias("notices")]
    Task Notice(TaskNotices notices);

    /// <summary>Tasks were stored; the first of them stands at this place.</summary>
    [OneWay, Alias("tasks-added")]
    Task TasksAdded(OrderKey first);

    /// <summary>A dispatcher has started and knows no lanes.</summary>
    [OneWay, Alias("announce")]
    Task Announce();

    /// <summary>The batch's row or its project's settings were changed: who may work on it, and how urgent it is.</summary>
    [OneWay, Alias("needs-changed")]
    Task NeedsChanged();

    /// <summary>Repairs what lost messages left behind.</summary>
    [OneWay, Alias("sweep")]
    Task Sweep();
}

/// <param name="Batch">As it then is; null when it does not exist.</param>
/// <param name="Refused">Why it was not launched; null when it was.</param>
[GenerateSerializer, Immutable, Alias("launch-reply")]
public sealed record LaunchReply(Batch? Batch, Problem? Refused);

/// <param name="Card">The reserved task as last read; null when the batch knows it by notice only.</param>
/// <param name="Terms">How long its lease runs.</param>
[GenerateSerializer, Immutable, Alias("take-reply")]
public sealed record TakeReply(TakeResult Result, TaskCard? Card, Domain.Annotators.LeaseTerms Terms);
