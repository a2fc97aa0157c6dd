using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;
using TaskRequest = Scheduler.Api.Tasks.TaskRequest;

namespace Scheduler.Api.V2;

/// <summary>Tasks of version 2.</summary>
internal sealed class V2Tasks(
    V2Names names, ITaskReads tasks, ITaskEdits edits, IProjectStore projects, IBatchStore batches, TaskMaker maker, TimeProvider time)
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Task with that ID not found.");

    public static void Map(RouteGroupBuilder v2)
    {
        v2.MapGet("/task", (Caller caller, QueryFields query, V2Tasks v, CancellationToken cancel) => v.Get(caller, query, cancel));
        v2.MapGet("/tasks", (Caller caller, QueryFields query, V2Tasks v, CancellationToken cancel) => v.List(caller, query, cancel));
        v2.MapPost("/task/chat", (Caller caller, RequestBody body, V2Tasks v, CancellationToken cancel) => v.CreateChat(caller, body, cancel));
        v2.MapPost("/task/metadata", (Caller caller, RequestBody body, V2Tasks v, CancellationToken cancel) => v.SetMetadata(caller, body, cancel));
    }

    private async Task<IResult> Get(Caller caller, QueryFields query, CancellationToken cancel)
    {
        if (query.Text("task_id") is not { } id)
            return ErrorReply.BadRequest("Please include a task_id parameter.");
        return await tasks.Get(caller.Tenant, new(id), cancel) is { } row ? await Reply(caller, row, query, cancel) : NotFound;
    }

    private async Task<IResult> List(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var (status, none) = V2Names.Status(query);
        PageToken? after = null;
        if (query.Text("next_token") is { } token && (after = PageToken.Read(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        var filter = new TaskFilter(caller.Tenant) { Status = status, CompletedFrom = query.Time("completed_after"), CompletedTo = query.Time("completed_before") };
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if ((query.Text("project_id") ?? query.Text("project_name")) is not null)
        {
            if (await names.Project(caller.Tenant, query.Text("project_id"), query.Text("project_name"), cancel) is not { } project)
                return V2Names.NoProject;
            filter = filter with { Project = project.Id };
        }

        if ((query.Text("batch_id") ?? query.Text("batch_name")) is not null)
        {
            if (await names.Batch(caller.Tenant, query.Text("batch_id"), query.Text("batch_name"), cancel) is not { } batch)
                return V2Names.NoBatch;
            filter = filter with { Batch = batch.Id };
        }

        return Page(caller, new(tasks, none ? null : filter, after?.ToCursor(), limit), query, cancel);
    }

    /// <param name="envelope">Writes what the reply has besides; null for nothing.</param>
    public IResult Page(Caller caller, ListPage page, QueryFields query, CancellationToken cancel, Action<Utf8JsonWriter>? envelope = null)
    {
        return new PageReply<Action<Utf8JsonWriter>>(Tasks(), (json, write) => write(json), json =>
        {
            envelope?.Invoke(json);
            WriteNext(json, page);
        }, "tasks");

        async IAsyncEnumerable<Action<Utf8JsonWriter>> Tasks()
        {
            await foreach (var rows in page.Parts(cancel))
                foreach (var row in rows)
                    yield return await Describe(caller, row, query, cancel);
        }
    }

    public static void WriteNext(Utf8JsonWriter json, ListPage page)
    {
        if (page.End is { } end)
            json.WriteString("next_token", PageToken.After(end, total: 0).ToString());
    }

    private async Task<IResult> CreateChat(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var batch = await names.Batch(caller.Tenant, fields.Text("batch_id", 100), fields.Text("batch_name", ProjectLimits.MaxNameLength), cancel);
        if (batch is null && (fields.Has("batch_id") || fields.Has("batch_name")))
            return V2Names.NoBatch;
        var (id, name) = (batch?.Project.Value ?? fields.Text("project_id", 100), fields.Text("project_name", ProjectLimits.MaxNameLength));
        var project = await names.Project(caller.Tenant, id, name, cancel);
        if (project is null)
            return V2Names.None(id, name);
        if (!project.Type.Contains("chat", StringComparison.Ordinal))
            return ErrorReply.BadRequest($"The project \"{project.Name}\" is of type {project.Type}; it takes no chat tasks.");
        var request = TaskRequest.Read(body.Object) with
        {
            Params = RawObject.Without(body.Object, p => p is "project_id" or "project_name" or "batch_id" or "batch_name" or "metadata" or "callback_url"),
        };
        request.Problems.AddRange(Threads(body.Object));
        var (row, _, refusal) = await maker.Make(new(caller.Tenant, project.Type, project.Name, batch?.Name), request, cancel);
        return row is null ? refusal! : new JsonReply(json => V2Json.Write(json, row with { Status = LabelTaskStatus.Pending }, null, null, batch is not null));
    }

    /// <summary>What is wrong with the conversation so far: what is within a thread is the customer's own.</summary>
    private static IEnumerable<Problem> Threads(JsonElement body)
    {
        var fields = new Fields(body);
        foreach (var (i, thread) in fields.List("threads", int.MaxValue).Index())
            if (thread.ValueKind != JsonValueKind.Object)
                fields.Add("wrong_type", $"threads[{i}]", "A thread is an object.");
        return fields.Problems;
    }

    private async Task<IResult> SetMetadata(Caller caller, RequestBody body, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var (id, metadata, merge) = (fields.Text("task_id", 100), fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes), fields.Flag("merge") ?? false);
        fields.Require("metadata", "Please include a metadata parameter.");
        fields.Require("task_id", "Please include a task_id parameter.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        var task = new TaskId(id!);
        if (await edits.ChangeMetadata(caller.Tenant, task, new(metadata!, merge), time.GetUtcNow().ToMillisecond(), cancel) == EditOutcome.TooMuch)
            return MetadataBody.TooLong;
        return await tasks.Get(caller.Tenant, task, cancel) is { } row ? new JsonReply(await Describe(caller, row, null, cancel)) : NotFound;
    }

    private async Task<IResult> Reply(Caller caller, TaskRow row, QueryFields query, CancellationToken cancel) =>
        new JsonReply(await Describe(caller, row, query, cancel));

    public async Task<Action<Utf8JsonWriter>> Describe(Caller caller, TaskRow row, QueryFields? query, CancellationToken cancel)
    {
        Batch? batch = await batches.Get(caller.Tenant, row.Ref.Batch, cancel);
        var project = query is not null && V2Names.Expands(query, "project") ? await projects.Get(caller.Tenant, row.Ref.Project, cancel) : null;
        var whole = query is not null && V2Names.Expands(query, "batch") ? batch : null;
        return json => V2Json.Write(json, row, project, whole, batch?.Name is not null);
    }
}
