using Scheduler.Api.Attachments;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>GET /v1/tasks</c>: newest first, ties by id, by token or by offset.</summary>
internal static class TaskList
{
    public static async Task<IResult> Get(
        Caller caller, QueryFields query, HttpRequest request, ITaskReads tasks, IProjectStore projects, IBatchStore batches, Names names, AttachmentLinks links, CancellationToken cancel)
    {
        var wanted = TaskQuery.Read(caller.Tenant, query);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (await Resolve(wanted, projects, batches, cancel) is not { } filter)
            return Page([], 0, false, wanted);

        // An offset counts from the start of the list; after a token it would skip rows nobody has seen.
        var rows = await tasks.List(filter, wanted.After?.ToCursor(), wanted.Limit + 1, wanted.After is null ? wanted.Offset : 0, cancel);
        var total = wanted.After?.Total ?? await tasks.Count(filter, cancel);
        var docs = new List<NamedTask>();
        foreach (var row in rows.Take(wanted.Limit))
        {
            var task = new NamedTask(row, await names.Project(caller.Tenant, row.Ref.Project, cancel), await names.Batch(caller.Tenant, row.Ref.Batch, cancel));
            docs.Add(wanted.Attachments ? await task.WithAttachments(links, request, cancel) : task);
        }

        return Page(wanted.Limited ? docs : await docs.WithAnswers(tasks, cancel), total, rows.Count > wanted.Limit, wanted);
    }

    /// <summary>Null when a name is unknown: nothing can match.</summary>
    public static async Task<TaskFilter?> Resolve(TaskQuery wanted, IProjectStore projects, IBatchStore batches, CancellationToken cancel)
    {
        var filter = wanted.Filter;
        if (wanted.Project is { } projectName)
        {
            if (await projects.Find(filter.Tenant, projectName, cancel) is not { } project)
                return null;
            filter = filter with { Project = project.Id };
        }

        if (wanted.Batch is { } batchName)
        {
            if (await batches.Find(filter.Tenant, batchName, cancel) is not { } batch)
                return null;
            filter = filter with { Batch = batch.Id };
        }

        return filter;
    }

    private static PageReply<NamedTask> Page(IReadOnlyList<NamedTask> docs, long total, bool more, TaskQuery wanted) => new(docs, wanted.Limited ? TaskJson.WriteLimited : TaskJson.Write, json =>
    {
        json.WriteNumber("total", total);
        json.WriteNumber("limit", wanted.Limit);
        json.WriteNumber("offset", wanted.Offset);
        json.WriteBoolean("has_more", more);
        if (more)
            json.WriteString("next_token", PageToken.After(docs[^1].Row, total).ToString());
    });
}
