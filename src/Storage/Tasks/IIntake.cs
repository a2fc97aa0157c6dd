using Scheduler.Domain;

namespace Scheduler.Storage.Tasks;

/// <summary>
/// Adds tasks, insert-only, with group commit; no grain is activated. Each row's batch is held open meanwhile, so that no task
/// lands in a batch that is being launched or completed; a completed batch that starts at once is reopened.
/// </summary>
public interface IIntake
{
    /// <param name="rows">New rows (version 0). Their order is the order of the outcomes.</param>
    /// <exception cref="IntakeBusyException">The queue is full; nothing was written.</exception>
    Task<IReadOnlyList<IntakeOutcome>> Add(IReadOnlyList<TaskRow> rows, CancellationToken cancel = default);
}

public enum IntakeResult
{
    Unspecified = 0,
    Added = 1,

    /// <summary>Another task of the tenant has this unique id.</summary>
    DuplicateUniqueId = 2,

    /// <summary>The batch takes no more tasks.</summary>
    BatchClosed = 3,
    NoSuchBatch = 4,

    /// <summary>Another task of the tenant was made under this idempotency key.</summary>
    DuplicateIdempotencyKey = 5,

    /// <summary>The project is another one than <see cref="TaskRow.Basis"/> says: check the task again under what it is now.</summary>
    ProjectMoved = 6,

    /// <summary>A task of another tenant has this id: nothing of it is told.</summary>
    IdTaken = 7,
}

/// <param name="Existing">The task that has the unique id or idempotency key already.</param>
public readonly record struct IntakeOutcome(IntakeResult Result, TaskId? Existing = null);

public sealed class IntakeBusyException() : Exception("Too many tasks are waiting to be stored; try again later.");
