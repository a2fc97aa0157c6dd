using Scheduler.Domain;
using Scheduler.Domain.Callbacks;

namespace Scheduler.Storage.Callbacks;

/// <summary>The outbox as its customer sees it: what was sent, how that went, and sending it again.</summary>
public interface ICallbackLog
{
    /// <summary>Newest first; ties by id.</summary>
    Task<IReadOnlyList<CallbackRow>> List(CallbackFilter filter, CallbackCursor? after, int limit, CancellationToken cancel = default);

    Task<CallbackRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Of one callback, oldest first.</summary>
    Task<IReadOnlyList<CallbackTry>> Tries(string id, CancellationToken cancel = default);

    /// <summary>Makes a callback due now, with all its tries ahead if it was done. One that is under way is left alone.</summary>
    /// <returns>The callback as it stands; null when there is none.</returns>
    Task<CallbackRow?> Redeliver(Tenant tenant, string id, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>The same for the latest event of a task.</summary>
    Task<CallbackRow?> RedeliverLatest(Tenant tenant, TaskId task, DateTimeOffset now, CancellationToken cancel = default);

    /// <summary>Makes callbacks due that were given up at or after <paramref name="since"/>; at most <see cref="CallbackLimits.RedeliverRows"/> a call.</summary>
    /// <returns>How many.</returns>
    Task<int> RedeliverFailed(Tenant tenant, DateTimeOffset since, DateTimeOffset now, CancellationToken cancel = default);
}

/// <summary>Which callbacks; null leaves a condition out. Times are inclusive.</summary>
public sealed record CallbackFilter(Tenant Tenant)
{
    public TaskId? Task { get; init; }

    public BatchId? Batch { get; init; }

    public CallbackState? State { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
}

/// <summary>Place in the list: the last row of the page before.</summary>
public readonly record struct CallbackCursor(DateTimeOffset At, string Id);

/// <summary>A callback and where it stands.</summary>
/// <param name="Tries">Tries of this round.</param>
/// <param name="Tried">Tries of all rounds.</param>
/// <param name="Due">When it is tried next; of no meaning once done.</param>
/// <param name="DoneAt">When it was delivered or given up.</param>
public sealed record CallbackRow(CallbackEvent Event, CallbackState State, int Tries, int Tried, DateTimeOffset Due, DateTimeOffset? DoneAt);
