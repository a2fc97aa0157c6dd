using Scheduler.Domain;

namespace Scheduler.Storage.Batches;

/// <summary>What annotators say of the instructions while they work.</summary>
public interface IFeedback
{
    /// <summary>A repeat of the same command stores nothing more.</summary>
    /// <returns>False when the person has said as much of this task as they may (<see cref="Domain.Batches.BatchLimits.MaxFeedbackPerTask"/>).</returns>
    Task<bool> Add(FeedbackRow feedback, CancellationToken cancel = default);

    /// <summary>Of one batch, oldest first.</summary>
    /// <param name="after">Id of the last one of the page before; null for the first page.</param>
    Task<IReadOnlyList<FeedbackRow>> List(Tenant tenant, BatchId batch, string? after, int limit, CancellationToken cancel = default);
}

/// <param name="Command">Chosen by the client, unique for each note of its person.</param>
public sealed record FeedbackRow(string Id, Tenant Tenant, BatchId Batch, TaskId Task, AnnotatorId Annotator, CommandId Command, DateTimeOffset At, string Text);
