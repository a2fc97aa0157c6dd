using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Api.Accounts;
using Scheduler.Api.Attachments;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Taxonomy;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Batches;

namespace Scheduler.Api.Annotators;

/// <summary>
/// The live side of an annotator's work; docs/hub.md describes it for client authors. Translates and checks, decides nothing:
/// every method is one call of the person's grain. Several connections of one person are one session.
/// </summary>
[Authorize(AnnotatorAuth.SchemeName)]
public sealed class AnnotatorHub(IGrainFactory grains, AnnotatorHost host, IFeedback feedback, IdSource ids, TimeProvider time, AttachmentLinks links) : Hub<IAnnotatorClient>
{
    public const string Path = "/hubs/annotators";

    private AnnotatorId Annotator => new(Context.UserIdentifier!);

    private IAnnotatorGrain Grain => grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(Annotator));

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, AnnotatorHost.GroupOf(Annotator));
        var reply = await Settled(() => Grain.Connect(new(Context.ConnectionId, host.Reference)));
        if (reply.Refused is { } refused)
            throw new HubException("refused: " + refused);
        host.Joined(Annotator, new(Context.User!.FindFirst(SessionAuth.WorkforceClaim)!.Value), Context);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        host.Left(Context);

        // Best effort: a grain that does not hear it notices the missing beats.
        Grain.Disconnect(Context.ConnectionId).Ignore();
        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>Every <see cref="AnnotatorLimits.HeartbeatEvery"/>. Another epoch or sequence than the client's means: resume.</summary>
    public Task<StreamPoint> Heartbeat() => Settled(() => Grain.Beat(Context.ConnectionId, host.Reference));

    /// <summary>What was missed since a point of the stream, or where the person stands; (0, 0) for a client that knows nothing.</summary>
    public async Task<ResumeReply> Resume(long epoch, long sequence)
    {
        var reply = await Settled(() => Grain.Resume(new(epoch, sequence)));
        return new(await links.With(reply.Missed), reply.Standing is { } standing ? await links.With(standing) : null);
    }

    /// <summary>Sets what the person wants to do; returns what others see.</summary>
    public async Task<string> SetActivity(string? activity)
    {
        var arguments = new HubArguments();
        var wanted = arguments.Activity(activity);
        arguments.ThrowIfAny();
        return Words.Snake(await Settled(() => Grain.SetActivity(wanted)));
    }

    /// <summary>False: the offer is gone.</summary>
    public Task<bool> Accept(string? task, long token)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        arguments.ThrowIfAny();
        return Settled(() => Grain.Accept(lease));
    }

    /// <summary>Says no to an offer. Without retry-after the task does not come back to this person.</summary>
    public Task<bool> Decline(string? task, long token, string? reason, double? retryAfterSeconds) => GiveUp(task, token, reason, retryAfterSeconds);

    /// <summary>Gives started work back.</summary>
    public Task<bool> Release(string? task, long token, string? reason, double? retryAfterSeconds) => GiveUp(task, token, reason, retryAfterSeconds);

    /// <summary>More time for work in hand: its handle time runs anew, ten times at most. The new time comes by message. False: no more.</summary>
    public Task<bool> Extend(string? task, long token)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        arguments.ThrowIfAny();
        return Settled(() => Grain.Extend(lease));
    }

    /// <summary>Links to the attachments of what is leased ahead, so that a browser has them before the task is shown. Nothing else is told: it may yet go to somebody else.</summary>
    public async Task<IReadOnlyList<AttachmentLink>> Ahead() =>
        await Settled(() => Grain.Ahead()) is { } ahead ? await links.Of(ahead) : [];

    /// <summary>Keeps unfinished work for the person's other connections while the lease lasts.</summary>
    public Task<bool> SaveDraft(string? task, long token, string? draft)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        var text = arguments.Text(draft, "draft", AnnotatorLimits.MaxDraftBytes);
        arguments.ThrowIfAny();
        return Settled(() => Grain.SaveDraft(lease, text));
    }

    /// <summary>The project's parameters for an assignment in hand; they never change within one version.</summary>
    public async Task<ProjectResult> Project(string? task, long token)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        arguments.ThrowIfAny();
        if (await Settled(() => Grain.ProjectOf(lease)) is not { } wanted)
            throw new HubException("not_held: you do not hold this task");
        var reply = await Settled(() => grains.Get<IProjectGrain>(GrainKeys.Project(wanted.Tenant, wanted.Project)).Get());
        var project = reply.Project ?? throw new HubException("not_found: the project is gone");
        var parameters = project.Versions.FirstOrDefault(v => v.Version == wanted.ParamVersion)?.Params ?? "{}";
        return new(project.Id.Value, project.Name, project.Type, wanted.ParamVersion, parameters);
    }

    /// <summary>Says something of the instructions while working on a task; its customer reads it. False: as much was said of this task as may be.</summary>
    public async Task<bool> SendFeedback(string? task, long token, string? command, string? text)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        var id = arguments.Command(command);
        var words = arguments.Words(text, "text", BatchLimits.MaxFeedbackLength);
        arguments.ThrowIfAny();
        if (await Settled(() => Grain.ProjectOf(lease)) is not { } held)
            throw new HubException("not_held: you do not hold this task");
        return await Settled(() => feedback.Add(new(ids.Next(), held.Tenant, held.Batch, held.Task, Annotator, id, time.GetUtcNow().ToMillisecond(), words)));
    }

    public async Task<SubmitResult> Submit(SubmitMessage? message)
    {
        var arguments = new HubArguments();
        arguments.Check(message is not null, "message: send the answer as one object");
        var lease = arguments.Lease(message?.Task, message?.Token ?? 0);
        var command = arguments.Command(message?.Command);
        var verdict = arguments.Verdict(message?.Verdict);
        arguments.OptionalReason(message?.Reason);
        arguments.OptionalText(message?.Response, "response", ResponseLimits.MaxBytes);
        arguments.Check(message?.ActiveMs is null or >= 0 and <= 604_800_000, "activeMs: between 0 and 604800000");
        arguments.ThrowIfAny();

        StreamPoint? seen = message is { Epoch: { } epoch, Sequence: { } sequence } ? new(epoch, sequence) : null;
        var reply = await Settled(() => Grain.Submit(new(lease, command, message!.Response, verdict, message.Reason, message.ActiveMs, Context.ConnectionId, seen)));
        return new(Words.Snake(reply.Outcome), [.. reply.Problems.Select(p => new HubProblem(p.Code, p.Path, p.Message))], await links.With(reply.Messages));
    }

    private Task<bool> GiveUp(string? task, long token, string? reason, double? retryAfterSeconds)
    {
        var arguments = new HubArguments();
        var lease = arguments.Lease(task, token);
        var why = arguments.Reason(reason);
        var retryAfter = arguments.RetryAfter(retryAfterSeconds);
        arguments.ThrowIfAny();
        return Settled(() => Grain.GiveUp(lease, why, retryAfter));
    }

    /// <summary>
    /// Every grain call of the hub may be repeated; one that failed has an unknown outcome, and the client is told to repeat
    /// it rather than that it did not happen. A canceled call is no exception: nothing here cancels, Orleans does when a message
    /// expired on its way.
    /// </summary>
    private static async Task<T> Settled<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is not HubException)
        {
            throw new HubException("unsettled: the server could not tell the outcome; send the same call again", e);
        }
    }
}
