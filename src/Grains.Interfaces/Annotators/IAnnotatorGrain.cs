using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
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

    /// <summary>More time for work in hand: its handle time runs anew. False when the person does not hold it, or has had enough.</summary>
    [Alias("extend")]
    Task<bool> Extend(LeaseHandle lease);

    /// <summary>What is leased ahead and not shown yet, for a client that wants to load its media; null for nothing. It may go to somebody else.</summary>
    [Alias("ahead")]
    Task<AheadTask?> Ahead();

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

    /// <summary>Somebody waits for what this person holds unstarted. False when it stays: it is before the person by now, or not held.</summary>
    [Alias("give-back")]
    Task<bool> GiveBack(Prefetched lease);

    /// <summary>The dispatcher does not know this person: report.</summary>
    [OneWay, Alias("announce")]
    Task Announce();

    /// <summary>Live leases of this person found in the rows: known ones stay, others are adopted or disowned.</summary>
    [OneWay, Alias("reconcile")]
    Task Reconcile(LeaseSighting[] leases);

    /// <summary>What the person does now, and what the grain has learned of their pace.</summary>
    [Alias("work")]
    Task<AnnotatorWork> Work();

    /// <summary>A manager puts the person on break or back to work. What they do then; somebody who is offline stays so.</summary>
    [Alias("steer")]
    Task<Activity> Steer(Activity activity);

    /// <summary><see cref="Steer"/> with words to it. A method of its own: silos of the version before know the other only.</summary>
    /// <param name="said">Told to the person.</param>
    [Alias("steer-saying")]
    Task<Activity> SteerSaying(Activity activity, string said);

    /// <summary>A manager gives back what the person has before them, all or one task. How many leases that ended.</summary>
    [Alias("take-back")]
    Task<int> TakeBack(TaskId? task, string reason);

    /// <summary>A manager gives the person this task next, whatever the dispatcher would say; the task's own rules hold.</summary>
    [Alias("assign-task")]
    Task<AssignOutcome> AssignTask(TaskRef task, int stage);

    /// <summary>A manager puts the work of a project first for the person; null ends it.</summary>
    [Alias("put-first")]
    Task PutFirst(ProjectId? project);

    /// <summary>The person wants the work of one batch only; null for all there is. Offers of others go back, what is in hand stays.</summary>
    [Alias("focus")]
    Task Focus(FocusedBatch? batch);

    /// <summary>Says something to the person. False when no client of theirs is connected.</summary>
    [Alias("message")]
    Task<bool> Message(string text);

    /// <summary>The person's row changed: skills, groups, roles or access.</summary>
    [Alias("profile-changed")]
    Task ProfileChanged();

    /// <summary>Ends all connections: whoever holds one must show a token that is still good. Leases stay for the grace.</summary>
    [Alias("sign-out")]
    Task SignOut(string reason);
}

/// <param name="Task">As in <see cref="Assignment.Task"/>.</param>
/// <param name="Params">Its own parameters, as JSON text; <paramref name="ParamVersion"/> of its project's stand below them.</param>
[GenerateSerializer, Immutable, Alias("ahead-task")]
public sealed record AheadTask(string Task, string Params, ProjectId Project, int ParamVersion);

/// <param name="Answered">Answers that counted, since the grain first learned.</param>
/// <param name="HandleMs">Milliseconds from accepted to answered, summed over them.</param>
/// <param name="Since">When the activity began; null when offline.</param>
/// <param name="First">The project that a manager put first.</param>
/// <param name="Held">What the person has before them.</param>
/// <param name="Focus">The only batch they want work of.</param>
[GenerateSerializer, Immutable, Alias("annotator-work")]
public sealed record AnnotatorWork(
    Activity Activity,
    long Answered,
    long HandleMs,
    long Declined,
    long Lapsed,
    long Expired,
    DateTimeOffset? Since = null,
    ProjectId? First = null,
    ImmutableArray<HeldTask> Held = default,
    FocusedBatch? Focus = null);

[GenerateSerializer, Immutable, Alias("focused-batch")]
public sealed record FocusedBatch(BatchId Id, string Name);

/// <param name="Standing"><c>offered</c> or <c>active</c>, <paramref name="Stage"/> <c>label</c>, <c>review</c> or <c>adjudicate</c>.</param>
/// <param name="Since">Shown or accepted then.</param>
[GenerateSerializer, Immutable, Alias("held-task")]
public sealed record HeldTask(TaskRef Task, long Token, string Stage, string Standing, DateTimeOffset Since);

/// <summary>What became of an assignment by a manager.</summary>
public enum AssignOutcome
{
    Unspecified = 0,
    Assigned = 1,

    /// <summary>Nobody is there to do it.</summary>
    NotThere = 2,

    /// <summary>The task needs no work, or is in another stage by now.</summary>
    TaskMoved = 3,

    /// <summary>Others hold all its slots.</summary>
    NoOpenSlot = 4,

    /// <summary>The person has worked on the task, or has it.</summary>
    Barred = 5,
}

/// <summary>Names a lease from outside: the task's key without its prefix, and the token.</summary>
[GenerateSerializer, Immutable, Alias("lease-handle")]
public readonly record struct LeaseHandle(string TaskKey, long Token);

[GenerateSerializer, Immutable, Alias("lease-project")]
public sealed record LeaseProject(Tenant Tenant, ProjectId Project, int ParamVersion, BatchId Batch, TaskId Task);

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
/// <param name="Reason">Why it is that: <c>away</c>, <c>lapses</c>, <c>drained</c>, <c>manager</c>; null when the person chose it.</param>
/// <param name="Text">What the manager said who chose it; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("standing")]
public sealed record Standing(
    StreamPoint At, [property: AllowedValues("offline", "available", "busy", "break", "draining")] string Activity, ImmutableArray<Assignment> Assignments,
    string? Reason = null, string? Text = null);

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
