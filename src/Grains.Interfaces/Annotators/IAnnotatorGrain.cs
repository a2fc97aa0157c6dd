using System.Collections.Immutable;
using Orleans.Concurrency;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Tasks;

namespace Scheduler.Grains.Interfaces.Annotators;

/// <summary>
/// One person: presence, activity, leases, and the live connections. Drives every claim. Key: <see cref="GrainKeys.Annotator"/>.
/// </summary>
[Alias("annotator")]
public interface IAnnotatorGrain : IGrainWithStringKey
{
    /// <summary>A connection opens or comes back. Returns where the person stands.</summary>
    [Alias("connect")]
    Task<ConnectReply> Connect(ConnectRequest request);

    [Alias("disconnect")]
    Task Disconnect(string connection);

    /// <summary>The person is there. A different epoch than the client's means: resume.</summary>
    [Alias("beat")]
    Task<StreamPoint> Beat(string connection, IHostObserver host);

    [Alias("set-activity")]
    Task<Activity> SetActivity(Activity activity);

    /// <summary>False when the person does not hold the offer (any more).</summary>
    [Alias("accept")]
    Task<bool> Accept(LeaseHandle lease);

    /// <summary>Declines an offer or releases started work. False when the person does not hold it.</summary>
    [Alias("give-up")]
    Task<bool> GiveUp(LeaseHandle lease, string reason, TimeSpan? retryAfter);

    /// <summary>Keeps unfinished work in memory for the person's other connections. False when the person does not hold the lease.</summary>
    [Alias("save-draft")]
    Task<bool> SaveDraft(LeaseHandle lease, string draft);

    /// <summary>The project whose parameters the holder of this lease needs; null when the person does not hold it.</summary>
    [Alias("project-of")]
    Task<LeaseProject?> ProjectOf(LeaseHandle lease);

    /// <summary>
    /// Hands an answer in. When it comes over the person's only connection and says what that has seen, the reply brings what
    /// followed, and it is not sent apart.
    /// </summary>
    [Alias("answer")]
    Task<AnswerReply> Submit(AnswerRequest answer);

    /// <summary>What the client missed, or everything when that is not known any more.</summary>
    [Alias("resume")]
    Task<ResumeReply> Resume(StreamPoint from);

    /// <summary>A customer cancels: true when the lease was not accepted yet and is given back.</summary>
    [Alias("give-back-unaccepted")]
    Task<bool> GiveBackUnaccepted(TaskId task, long token);

    [OneWay, Alias("wake")]
    Task Wake();

    [OneWay, Alias("give-back")]
    Task GiveBack(Prefetched lease);

    /// <summary>The dispatcher does not know this person: report.</summary>
    [OneWay, Alias("announce")]
    Task Announce();

    /// <summary>Live leases of this person found in the rows: known ones stay, others are adopted or disowned.</summary>
    [OneWay, Alias("reconcile")]
    Task Reconcile(LeaseSighting[] leases);

    /// <summary>What the person does now, and what the grain has learned of their pace.</summary>
    [Alias("work")]
    Task<AnnotatorWork> Work();

    /// <summary>The person's row changed: skills, groups, roles or access.</summary>
    [Alias("profile-changed")]
    Task ProfileChanged();

    /// <summary>Ends all connections: whoever holds one must show a token that is still good. Leases stay for the grace.</summary>
    [Alias("sign-out")]
    Task SignOut(string reason);
}

/// <param name="Answered">Answers that counted, since the grain first learned.</param>
/// <param name="HandleMs">Milliseconds from accepted to answered, summed over them.</param>
[GenerateSerializer, Immutable, Alias("annotator-work")]
public sealed record AnnotatorWork(Activity Activity, long Answered, long HandleMs, long Declined, long Lapsed, long Expired);

/// <summary>Names a lease from outside: the task's key without its prefix, and the token.</summary>
[GenerateSerializer, Immutable, Alias("lease-handle")]
public readonly record struct LeaseHandle(string TaskKey, long Token);

[GenerateSerializer, Immutable, Alias("lease-project")]
public sealed record LeaseProject(Tenant Tenant, ProjectId Project, int ParamVersion);

/// <summary>A place in a person's message stream. A new epoch starts a new stream.</summary>
[GenerateSerializer, Immutable, Alias("stream-point")]
public readonly record struct StreamPoint(long Epoch, long Sequence);

[GenerateSerializer, Immutable, Alias("connect-request")]
public sealed record ConnectRequest(string Connection, IHostObserver Host);

/// <param name="Refused">Why not, in words; null when connected.</param>
[GenerateSerializer, Immutable, Alias("connect-reply")]
public sealed record ConnectReply(string? Refused, Standing? Standing);

/// <summary>Everything a client needs to show where the person stands.</summary>
/// <param name="Activity">In words, as the hub spells them.</param>
[GenerateSerializer, Immutable, Alias("standing")]
public sealed record Standing(StreamPoint At, string Activity, ImmutableArray<Assignment> Assignments);

/// <param name="Missed">Messages after the client's point, when they are all still known.</param>
/// <param name="Standing">Instead of them, the whole; null when <paramref name="Missed"/> suffices.</param>
[GenerateSerializer, Immutable, Alias("resume-reply")]
public sealed record ResumeReply(ImmutableArray<HubMessage> Missed, Standing? Standing);

/// <param name="Connection">Over which it came, and <paramref name="Seen"/>, the client's place in the stream; null when it tells none.</param>
[GenerateSerializer, Immutable, Alias("answer-request")]
public sealed record AnswerRequest(
    LeaseHandle Lease,
    CommandId Command,
    string? Response,
    Domain.Tasks.Verdict? Verdict,
    string? Reason,
    long ActiveMs,
    string? Connection = null,
    StreamPoint? Seen = null);

/// <param name="Messages">What followed after the place the client told, in order; more may come by push.</param>
[GenerateSerializer, Immutable, Alias("answer-reply")]
public sealed record AnswerReply(SubmitOutcome Outcome, ImmutableArray<Problem> Problems, ImmutableArray<HubMessage> Messages);

/// <summary>A live lease as the rows have it.</summary>
[GenerateSerializer, Immutable, Alias("lease-sighting")]
public sealed record LeaseSighting(TaskCard Card, Attempt Lease, string? Response);
