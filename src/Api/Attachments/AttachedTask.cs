using Scheduler.Domain;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Attachments;

/// <summary>What tells the attachments of a task: its own params, and those of its project in the version it is pinned to.</summary>
/// <param name="ParamVersion">-1: it inherits nothing.</param>
/// <param name="Params">The task's own, as JSON text.</param>
public readonly record struct AttachedTask(Tenant Tenant, TaskId Id, ProjectId Project, int ParamVersion, string Params)
{
    public static AttachedTask Of(TaskRow row) => new(row.Ref.Tenant, row.Ref.Id, row.Ref.Project, row.ParamVersion, row.Params);
}
