using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Attachments;

/// <summary>
/// Groups of new tasks whose attachments are to be checked: written with the tasks, in one transaction. Groups are leased under a
/// token; only who still holds one says what became of it, and a group whose holder died is leased again when the time is over.
/// A check may run twice, which changes nothing.
/// </summary>
public interface IAttachmentChecks
{
    /// <summary>Leases groups that are due, the longest due first.</summary>
    /// <param name="token">Names these leases; used once.</param>
    Task<IReadOnlyList<AttachmentCheck>> Lease(string token, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancel = default);

    /// <summary>Those of these tasks that may still be worked on, in no order.</summary>
    Task<IReadOnlyList<TaskRow>> Pending(IReadOnlyList<TaskId> tasks, CancellationToken cancel = default);

    /// <summary>The holder of these groups is alive.</summary>
    Task Keep(string token, IReadOnlyList<AttachmentCheck> groups, DateTimeOffset until, CancellationToken cancel = default);

    /// <summary>
    /// Gives groups back, each with the tasks that are left of it: it goes when there are none, otherwise it is due again with one
    /// try more. A group whose lease is no longer held is left alone.
    /// </summary>
    Task Settle(string token, IReadOnlyList<SettledCheck> groups, CancellationToken cancel = default);
}

/// <param name="Tries">Finished tries of the whole group.</param>
public sealed record AttachmentCheck(string Id, IReadOnlyList<TaskId> Tasks, int Tries);

/// <param name="Due">Of no meaning when nothing is left.</param>
public sealed record SettledCheck(string Id, IReadOnlyList<TaskId> Left, DateTimeOffset Due);
