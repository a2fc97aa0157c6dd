using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Storage.Tasks;

/// <summary>Reads of open tasks for a batch's window. Every read is bounded and walks an index of open rows in order.</summary>
public interface IOpenTasks
{
    /// <summary>The open rows of the label stage that follow <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<OpenRow>> Page(BatchId batch, OrderKey? after, int limit, CancellationToken cancel = default);

    /// <summary>The first open rows of the label stage up to and including <paramref name="to"/>: what a window should hold already.</summary>
    Task<IReadOnlyList<OpenRow>> Front(BatchId batch, OrderKey to, int limit, CancellationToken cancel = default);

    /// <summary>The first open rows of one stage past the label stage, in order, wherever they stand.</summary>
    Task<IReadOnlyList<OpenRow>> Reviews(BatchId batch, int stage, int limit, CancellationToken cancel = default);

    /// <summary>Open rows of a stage that nothing keeps from this person, in order, wherever they stand.</summary>
    Task<IReadOnlyList<OpenRow>> For(BatchId batch, int stage, AnnotatorId annotator, DateTimeOffset now, int limit, CancellationToken cancel = default);

    /// <summary>These rows as they are, open or not; ones that do not exist are left out.</summary>
    Task<IReadOnlyList<OpenRow>> Rows(IReadOnlyList<TaskId> ids, CancellationToken cancel = default);
}

/// <summary>An open task with its full row, so that a grant needs no further read.</summary>
public sealed record OpenRow(OpenTask Task, TaskRow Row);
