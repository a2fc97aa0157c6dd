using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Projects;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary><c>GET /api/tasks</c>: the list of <c>/v1/tasks</c> for those who look at it, who want to be in its middle at once.</summary>
internal static class TaskLines
{
    /// <summary>More than any id: what was made at a time stands behind it.</summary>
    private static readonly TaskId AfterAllIds = new("~");

    public static async Task<IResult> Get(
        Caller caller, QueryFields query, ITaskReads tasks, IProjectStore projects, IBatchStore batches, Names names, CancellationToken cancel)
    {
        var wanted = TaskQuery.Read(caller.Tenant, query);
        var (position, time, task) = (query.Whole("position", 0, int.MaxValue, 0), query.Time("time"), query.Text("task"));
        if (new[] { query.Text("position"), query.Text("time"), task }.Count(x => x is not null) > 1)
            query.Problems.Add(new("contradiction", "position", "Only one of position, time and task says where to begin."));
        ListMark? near = null;
        if (query.Text("near") is { } text && (near = ListMark.Read(text)) is null)
            query.Problems.Add(new("unknown_token", "near", "near must be the mark of an earlier reply."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        if (await TaskList.Resolve(wanted, projects, batches, cancel) is not { } filter)
            return Reply([], 0, 0);

        var total = near?.Total ?? await tasks.Count(filter, cancel);
        TaskCursor? from = time is { } moment ? new(moment, AfterAllIds) : null;
        if (task is not null)
        {
            if (await tasks.Get(caller.Tenant, new(task), cancel) is not { } row)
                return TaskEndpoints.NotFound;
            from = new(row.CreatedAt, row.Ref.Id);
        }

        var rows = from is null ? (int)Math.Clamp(total - position, 0, wanted.Limit) : wanted.Limit;
        var seek = from is null ? ListSeek.To(Math.Min(position, total), rows, total, near?.Position) : new ListSeek(true, false, 0);
        var lines = rows == 0 ? [] : await tasks.Lines(filter, seek, from ?? near?.ToCursor(), rows, cancel);
        if (task is not null && (lines.Count == 0 || lines[0].Id.Value != task))
            return ErrorReply.NotFound("The task is not in this list: the filters leave it out.");
        var first = from is { } place ? await tasks.CountBefore(filter, place, cancel) : position;

        var docs = new List<NamedLine>();
        foreach (var line in lines)
            docs.Add(new(line, await names.Project(caller.Tenant, line.Project, cancel), await names.Batch(caller.Tenant, line.Batch, cancel)));
        return Reply(docs, first, total);
    }

    private static PageReply<NamedLine> Reply(IReadOnlyList<NamedLine> docs, long position, long total) => new(docs, Write, json =>
    {
        json.WriteNumber("position", position);
        json.WriteNumber("total", total);
        if (docs.Count > 0)
            json.WriteString("mark", ListMark.Of(docs[0].Line, position, total).ToString());
    });

    private static void Write(Utf8JsonWriter json, NamedLine named)
    {
        var line = named.Line;
        json.WriteStartObject();
        json.WriteString("task_id", line.Id.Value);
        json.WriteString("type", line.Type);
        json.WriteString("status", TaskStatusWords.Of(line.Status));
        if (named.Project is not null)
            json.WriteString("project", named.Project);
        if (named.Batch is not null)
            json.WriteString("batch", named.Batch);
        if (line.UniqueId is not null)
            json.WriteString("unique_id", line.UniqueId);
        if (line.Tags is not null)
        {
            json.WritePropertyName("tags");
            json.WriteRawValue(line.Tags, skipInputValidation: true);
        }

        json.WriteString("created_at", Moment.Write(line.CreatedAt));
        if (line.CompletedAt is { } completed)
            json.WriteString("completed_at", Moment.Write(completed));
        if (line.Review is { } review)
            json.WriteString("customer_review_status", ReviewJson.Word(review));
        json.WriteEndObject();
    }

    private readonly record struct NamedLine(TaskLine Line, string? Project, string? Batch);
}
