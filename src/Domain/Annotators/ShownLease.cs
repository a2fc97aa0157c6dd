using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

/// <summary>
/// Since when a lease is before its person. Its row gets these times with its end only; whoever takes the lease over after a crash
/// knows them from here, or the work done until then would be nobody's. Plain properties: it is stored as grain state.
/// </summary>
public sealed record ShownLease
{
    public ShownLease()
    {
    }

    public ShownLease(string task, long token, DateTimeOffset offeredAt, DateTimeOffset? acceptedAt) =>
        (Task, Token, OfferedAt, AcceptedAt) = (task, token, offeredAt, acceptedAt);

    public string Task { get; init; } = "";

    public long Token { get; init; }

    public DateTimeOffset OfferedAt { get; init; }

    /// <summary>Null when it was not accepted yet, or that is not known.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What was kept of it; otherwise what the rows allow to say: nothing is shown before the answer to what was in hand before.</summary>
    /// <param name="lastAnswer">The person's last, recorded then; null for none.</param>
    public static ShownLease Of(TaskId task, Attempt lease, IEnumerable<ShownLease> kept, DateTimeOffset? lastAnswer) =>
        kept.FirstOrDefault(k => k.Task == task.Value && k.Token == lease.Token)
        ?? new(task.Value, lease.Token, lastAnswer > lease.Times.GrantedAt ? lastAnswer.Value : lease.Times.GrantedAt, null);
}
