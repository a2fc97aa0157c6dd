using Microsoft.Extensions.Options;
using Scheduler.Api.Attachments;
using Scheduler.Api.Http;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Finds where a new task goes.</summary>
internal sealed class TaskTargets(
    IProjectStore projects, IBatchStore batches, ITaskReads tasks, IGrainFactory grains, IdSource ids, TimeProvider time, CallbackChannels channels, IOptions<AttachmentOptions> attachments)
{
    public static readonly ErrorReply NoSuchType = ErrorReply.NotFound($"There is no task type with that name. Known: {string.Join(", ", TaskType.Names)}.");

    /// <param name="dry">What is not there yet is not made, only thought of: who is refused leaves nothing behind.</param>
    public async Task<(TaskTarget? Target, ErrorReply? Refusal)> Find(TaskPlace place, CancellationToken cancel, bool dry = false)
    {
        var (tenant, type, projectName, batchName) = place;
        Batch? batch = null;
        if (batchName is not null && (batch = await batches.Find(tenant, batchName, cancel)) is null)
            return (null, ErrorReply.NotFound("Batch with that name not found."));

        if (batch is null && projectName is null && type is not null && TaskType.Find(type) is null)
            return (null, NoSuchType);
        var project = batch is not null ? await projects.Get(tenant, batch.Project, cancel)
            : projectName is not null ? await projects.Find(tenant, projectName, cancel)
            : type is not null ? await Standing(tenant, type, dry, cancel)
            : null;
        if (project is null)
            return projectName is null && batch is null
                ? (null, ErrorReply.BadRequest("Please include a type, project or batch parameter."))
                : (null, ErrorReply.NotFound("Project with that name not found."));
        if (batch is not null && projectName is not null && projectName != project.Name)
            return (null, ErrorReply.BadRequest($"The batch \"{batchName}\" belongs to the project \"{project.Name}\"."));
        if (project.Archived)
            return (null, ProjectEndpoints.Archived);
        if (type is not null && type != project.Type)
            return (null, ErrorReply.BadRequest($"The project \"{project.Name}\" is of type {project.Type}; it takes no {type} tasks."));
        return (new(project, batch ?? await Hidden(tenant, project, dry, cancel), channels, attachments.Value.Check), null);
    }

    /// <summary>Whether another task has the unique id or the key of a request that names no place: asked before a project is made for it. The intake asks again as it stores.</summary>
    /// <param name="own">The id that the task will have where it is known: a line of an import that broke off may be stored already.</param>
    public async Task<ErrorReply?> Taken(TaskPlace place, TaskRequest request, TaskId? own, CancellationToken cancel)
    {
        if (place is not { Project: null, Batch: null })
            return null;
        if (request.UniqueId is { } id && await tasks.List(new(place.Tenant) { UniqueIds = [id] }, null, 1, cancel: cancel) is [var other] && other.Ref.Id != own)
            return TaskIntake.Duplicate(id, other.Ref.Id.Value);
        return request.IdempotencyKey is { } key && await tasks.List(new(place.Tenant) { IdempotencyKey = key }, null, 1, cancel: cancel) is [var twin]
            ? TaskIntake.DuplicateKey(key, twin.Ref.Id.Value)
            : null;
    }

    /// <summary>Tasks that name no project go to a project of their type, made on first use: everything below needs one.</summary>
    private async Task<Project?> Standing(Tenant tenant, string type, bool dry, CancellationToken cancel)
    {
        var name = "default-" + type;
        if (await projects.Find(tenant, name, cancel) is { } known)
            return known;
        if (dry)
            return new(new(ids.Next()), tenant, name, type, new ProjectSettings(), time.GetUtcNow().ToMillisecond(), false, [new(0, time.GetUtcNow().ToMillisecond(), "{}")]);
        var grain = grains.Get<IProjectGrain>(GrainKeys.Project(tenant, new(ids.Next())));
        var made = await grain.Create(new(name, type, new ProjectSettings(), "{}"));
        return made.Project ?? await projects.Find(tenant, name, cancel);
    }

    private async Task<Batch> Hidden(Tenant tenant, Project project, bool dry, CancellationToken cancel)
    {
        var now = time.GetUtcNow().ToMillisecond();
        var fresh = new Batch(new(ids.Next()), tenant, project.Id, null, BatchKind.Production, BatchStatus.InProgress,
            BatchLimits.DefaultPriority, null, null, "{}", now, now, null);
        return dry ? fresh : await batches.Default(tenant, project.Id, project.Settings.WorkforceOf(tenant.Organization), fresh, cancel);
    }
}
