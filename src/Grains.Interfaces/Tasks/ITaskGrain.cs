using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;

namespace Scheduler.Grains.Interfaces.Tasks;

/// <summary>
/// The state machine of one task and the only writer of its row. Every command is idempotent under its id; a call that throws
/// has an unknown outcome and is repeated as it was. Key: <see cref="GrainKeys.Task"/>.
/// </summary>
[Alias("task")]
public interface ITaskGrain : IGrainWithStringKey
{
    [Alias("grant")]
    Task<GrantReply> Grant(GrantRequest request);

    [Alias("submit")]
    Task<SubmitReply> Submit(SubmitRequest request);

    [Alias("end")]
    Task<EndOutcome> End(EndRequest request);

    [Alias("cancel")]
    Task<CancelReply> Cancel(CommandId command);

    /// <summary>The task cannot be worked on.</summary>
    [Alias("fault")]
    Task<FaultReply> Fault(FaultRequest request);
}

/// <param name="Card">The task as the batch knows it; lets a fresh task start without a read.</param>
/// <param name="Assigned">A manager chose the person: that they gave it back before does not stand in the way.</param>
[GenerateSerializer, Immutable, Alias("grant-request")]
public sealed record GrantRequest(
    AnnotatorId Annotator,
    int Stage,
    CommandId Command,
    DateTimeOffset? WaitingSince,
    string? Explanation,
    TaskCard? Card,
    bool Assigned = false);

/// <param name="Lease">The lease, when granted.</param>
/// <param name="Response">The response so far: what a reviewer looks at.</param>
[GenerateSerializer, Immutable, Alias("grant-reply")]
public sealed record GrantReply(GrantOutcome Outcome, Attempt? Lease, TaskCard? Card, string? Response);

/// <param name="Followed">The same person's next lease is being looked for: its grant will follow shortly.</param>
[GenerateSerializer, Immutable, Alias("submit-request")]
public sealed record SubmitRequest(
    AnnotatorId Annotator,
    long Token,
    CommandId Command,
    string? Response,
    Verdict? Verdict,
    string? Reason,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? AcceptedAt,
    long ActiveMs,
    bool Followed = false);

[GenerateSerializer, Immutable, Alias("submit-reply")]
public sealed record SubmitReply(SubmitOutcome Outcome, ImmutableArray<Problem> Problems);

[GenerateSerializer, Immutable, Alias("end-request")]
public sealed record EndRequest(
    AnnotatorId Annotator,
    long Token,
    AttemptState State,
    CommandId Command,
    DateTimeOffset? CoolUntil,
    string? Reason,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? AcceptedAt);

/// <param name="Holders">Who holds a lease, when that is what stands in the way.</param>
[GenerateSerializer, Immutable, Alias("cancel-reply")]
public sealed record CancelReply(CancelOutcome Outcome, ImmutableArray<LeaseHolder> Holders);

/// <param name="Response">JSON: what is wrong.</param>
/// <param name="FreesUniqueId">Another task may have its unique id from now on.</param>
[GenerateSerializer, Immutable, Alias("fault-request")]
public sealed record FaultRequest(string Response, bool FreesUniqueId, CommandId Command);

/// <param name="Holders">Who holds a lease, when that is what stands in the way.</param>
[GenerateSerializer, Immutable, Alias("fault-reply")]
public sealed record FaultReply(FaultOutcome Outcome, ImmutableArray<LeaseHolder> Holders);

[GenerateSerializer, Immutable, Alias("lease-holder")]
public readonly record struct LeaseHolder(AnnotatorId Annotator, long Token);

/// <summary>What a task tells its batch after a change or a refused grant. One way; may be lost.</summary>
/// <param name="Granted">Whose reservation this settles.</param>
/// <param name="Closed">The task needs no more work.</param>
[GenerateSerializer, Immutable, Alias("task-notice")]
public sealed record TaskNotice(OpenTask Task, AnnotatorId? Granted, bool Closed);

/// <param name="Notices">In the order in which they were told.</param>
[GenerateSerializer, Immutable, Alias("task-notices")]
public sealed record TaskNotices(ImmutableArray<TaskNotice> Notices);
