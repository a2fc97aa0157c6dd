using System.Collections.Immutable;
using System.Globalization;
using Scheduler.Api.Files;
using Scheduler.Domain;
using Scheduler.Domain.Attachments;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Api.Attachments;

/// <summary>
/// Links of this server to the attachments of a task. No address of the customer is in them: a link names the task and the place
/// of the attachment among those of the task.
/// </summary>
public sealed class AttachmentLinks(AttachmentFinder finder, LinkSigner signer, TimeProvider time)
{
    public const string Path = "/attachments/";

    public async ValueTask<ImmutableArray<AttachmentLink>> Of(AttachedTask task, CancellationToken cancel = default) =>
        await Of(task.Tenant, task.Id, await finder.Of(task, cancel), cancel);

    /// <param name="attachments">All of the task, in their order.</param>
    public async ValueTask<ImmutableArray<AttachmentLink>> Of(Tenant tenant, TaskId task, ImmutableArray<Attachment> attachments, CancellationToken cancel = default)
    {
        if (attachments.IsEmpty)
            return [];
        var (until, name) = (Until(), NameOf(tenant, task));
        var links = ImmutableArray.CreateBuilder<AttachmentLink>(attachments.Length);
        for (var i = 0; i < attachments.Length; i++)
            links.Add(new(attachments[i].Path, await signer.Sign(string.Create(CultureInfo.InvariantCulture, $"{Path}{name}/{i}"), until, cancel), TypeOf(attachments[i])));
        return links.MoveToImmutable();
    }

    /// <summary>The message with the links of its assignment; they are made anew whenever it is sent.</summary>
    public async ValueTask<HubMessage> With(HubMessage message) =>
        message.Assignment is { } assignment ? message with { Assignment = await With(assignment) } : message;

    public async ValueTask<Assignment> With(Assignment assignment) =>
        assignment with { Attachments = await Of(Named(assignment.Task, new(assignment.Project), assignment.ParamVersion, assignment.Params)) };

    public ValueTask<ImmutableArray<AttachmentLink>> Of(AheadTask ahead) => Of(Named(ahead.Task, ahead.Project, ahead.ParamVersion, ahead.Params));

    public async ValueTask<ImmutableArray<HubMessage>> With(ImmutableArray<HubMessage> messages)
    {
        var filled = ImmutableArray.CreateBuilder<HubMessage>(messages.Length);
        foreach (var message in messages)
            filled.Add(await With(message));
        return filled.MoveToImmutable();
    }

    public async ValueTask<Standing> With(Standing standing)
    {
        var filled = ImmutableArray.CreateBuilder<Assignment>(standing.Assignments.Length);
        foreach (var assignment in standing.Assignments)
            filled.Add(await With(assignment));
        return standing with { Assignments = filled.MoveToImmutable() };
    }

    /// <summary>A task as it stands in links: <c>organization/live/id</c>, the hub's own name of a task.</summary>
    private static string NameOf(Tenant tenant, TaskId task) => GrainKeys.Task(tenant, task)[2..];

    private static AttachedTask Named(string name, ProjectId project, int version, string parameters)
    {
        var (tenant, id) = GrainKeys.Tenanted("t/" + name);
        return new(tenant, new(id), project, version, parameters);
    }

    /// <summary>On the hour, so that the links of one hour are the same and a browser finds again what it has loaded.</summary>
    private DateTimeOffset Until()
    {
        var hour = TimeSpan.FromHours(1).Ticks;
        var latest = time.GetUtcNow() + AttachmentLimits.LinkLife;
        return latest - TimeSpan.FromTicks(latest.UtcTicks % hour);
    }

    /// <summary>By the name in the address; what is served says it for certain.</summary>
    private static string? TypeOf(Attachment attachment) => attachment.Source switch
    {
        AttachmentSource.Web => MimeTypes.ByNameOf(new Uri(attachment.Url).AbsolutePath),
        AttachmentSource.Inline => InlineData.Read(attachment.Url)?.ContentType?.Split(';')[0],
        _ => null,
    };
}
