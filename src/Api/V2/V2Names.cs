using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.V2;

/// <summary>Projects and batches as version 2 names them: by id or by name.</summary>
internal sealed class V2Names(IProjectStore projects, IBatchStore batches)
{
    public static readonly ErrorReply NoProject = ErrorReply.NotFound("Project not found."), NoBatch = ErrorReply.NotFound("Batch not found.");

    public static readonly ErrorReply WhichProject = ErrorReply.Invalid(new Problem("required", "project_id", "Please include a project_id or project_name parameter."));

    public static readonly Problem WhichBatch = new("required", "batch_id", "Please include a batch_id or batch_name parameter.");

    /// <summary>The reply when neither leads to a project.</summary>
    public static ErrorReply None(string? id, string? name) => string.IsNullOrEmpty(id) && string.IsNullOrEmpty(name) ? WhichProject : NoProject;

    /// <summary>Null when neither leads to one.</summary>
    public async Task<Project?> Project(Tenant tenant, string? id, string? name, CancellationToken cancel) =>
        id is { Length: > 0 } ? await projects.Get(tenant, new(id), cancel) : name is { Length: > 0 } ? await projects.Find(tenant, name, cancel) : null;

    /// <summary>Null when neither leads to one. A hidden batch is nobody's.</summary>
    public async Task<Batch?> Batch(Tenant tenant, string? id, string? name, CancellationToken cancel) =>
        (id is { Length: > 0 } ? await batches.Get(tenant, new(id), cancel) : name is { Length: > 0 } ? await batches.Find(tenant, name, cancel) : null) is { Name: not null } batch ? batch : null;

    /// <summary>The filter <c>status</c> of tasks; <c>None</c> for the word that no task here ever has. A word that is none becomes a problem.</summary>
    public static (LabelTaskStatus? Status, bool None) Status(QueryFields query)
    {
        if (query.Text("status") is not { } word || word == "deleted")
            return (null, query.Text("status") is not null);
        var status = TaskStatusWords.Status(word);
        if (status is null)
            query.Problems.Add(new("unknown_status", "status", "status must be pending, completed, canceled, error or deleted."));
        return (status, false);
    }

    /// <summary>True when a reference is to be written whole.</summary>
    public static bool Expands(QueryFields query, string what) => query.Words("expand").Contains(what);
}
