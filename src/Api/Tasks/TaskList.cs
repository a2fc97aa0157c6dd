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
        var filter = await Resolve(wanted, projects, batches, cancel);
        var total = filter is null ? 0 : wanted.After?.Total ?? await tasks.Count(filter, cancel);

        // An offset counts from the start of the list; after a token it would skip rows nobody has seen.
        var page = new ListPage(tasks, filter, wanted.After?.ToCursor(), wanted.Limit, wanted.After is null ? wanted.Offset : 0);
        return new PageReply<NamedTask>(Docs(), wanted.Limited ? TaskJson.WriteLimited : TaskJson.Write, json =>
        {
            json.WriteNumber("total", total);
            json.WriteNumber("limit", wanted.Limit);
            json.WriteNumber("offset", wanted.Offset);
            json.WriteBoolean("has_more", page.End is not null);
            if (page.End is { } end)
                json.WriteString("next_token", PageToken.After(end, total).ToString());
        });

        async IAsyncEnumerable<NamedTask> Docs()
        {
            await foreach (var rows in page.Parts(cancel))
            {
                var docs = new List<NamedTask>();
                foreach (var row in rows)
                {
                    var task = new NamedTask(row, await names.Project(caller.Tenant, row.Ref.Project, cancel), await names.Batch(caller.Tenant, row.Ref.Batch, cancel));
                    docs.Add(wanted.Attachments ? await task.WithAttachments(links, request, cancel) : task);
                }

                foreach (var doc in wanted.Limited ? docs : await docs.WithAnswers(tasks, cancel))
                    yield return doc;
            }
        }
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
}
