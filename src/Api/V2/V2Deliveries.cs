using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.V2;

/// <summary>Deliveries of version 2: what Pro projects hand over at the end of each period.</summary>
internal sealed class V2Deliveries(V2Names names, V2Tasks described, IDeliveries deliveries, ITaskReads tasks, IProjectStore projects)
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Delivery not found.");

    public static void Map(RouteGroupBuilder v2)
    {
        v2.MapGet("/deliveries", (Caller caller, QueryFields query, V2Deliveries v, CancellationToken cancel) => v.List(caller, query, cancel));
        v2.MapGet("/delivery", (Caller caller, QueryFields query, V2Deliveries v, CancellationToken cancel) => v.Get(caller, query, cancel));
        v2.MapGet("/delivery/tasks", (Caller caller, QueryFields query, V2Deliveries v, CancellationToken cancel) => v.Tasks(caller, query, cancel));
    }

    private async Task<IResult> List(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (from, to) = (query.Time("delivered_after"), query.Time("delivered_before"));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var named = (query.Text("project_id") ?? query.Text("project_name")) is not null;
        var project = await names.Project(caller.Tenant, query.Text("project_id"), query.Text("project_name"), cancel);
        if (named && project is null)
            return V2Names.NoProject;
        var found = await deliveries.List(caller.Tenant, project?.Id, from, to, RequestLimits.MaxDeliveries, cancel);
        var whole = new Dictionary<ProjectId, Project?>();
        if (V2Names.Expands(query, "project"))
            foreach (var id in found.Select(d => d.Project).Distinct())
                whole[id] = await projects.Get(caller.Tenant, id, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("deliveries");
            foreach (var delivery in found)
                V2Json.Write(json, delivery, whole.GetValueOrDefault(delivery.Project));
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private async Task<IResult> Get(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (page, refusal) = await Page(caller, query, cancel);
        if (page is null)
            return refusal!;
        var project = V2Names.Expands(query, "project") ? await projects.Get(caller.Tenant, page.Delivery.Project, cancel) : null;
        return described.Page(caller, page.Tasks, query, cancel, json =>
        {
            json.WritePropertyName("delivery");
            if (V2Names.Expands(query, "delivery"))
                V2Json.Write(json, page.Delivery, project);
            else
                json.WriteStringValue(page.Delivery.Id.Value);
        });
    }

    private async Task<IResult> Tasks(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var (page, refusal) = await Page(caller, query, cancel);
        if (page is null)
            return refusal!;

        // All of a delivery were counted when it was closed.
        var total = page.Filter is not { } filter ? 0
            : filter is { Status: null, CompletedFrom: null, CompletedTo: null } ? page.Delivery.Tasks
            : await tasks.Count(filter, cancel);
        return new PageReply<TaskRow>(page.Tasks.Parts(cancel).SelectMany(rows => rows.ToAsyncEnumerable()), (json, row) => Write(json, row, page.Delivery), json =>
        {
            json.WriteNumber("total", total);
            V2Tasks.WriteNext(json, page.Tasks);
        });
    }

    private static void Write(Utf8JsonWriter json, TaskRow row, Delivery delivery)
    {
        json.WriteStartObject();
        json.WriteString("task_id", row.Ref.Id.Value);
        json.WriteString("created_at", Moment.Write(row.CreatedAt));
        json.WriteString("delivery_id", delivery.Id.Value);
        json.WriteString("delivered_at", Moment.Write(delivery.DeliveredAt));
        if (row is { Status: LabelTaskStatus.Completed, Response: { } response })
        {
            json.WritePropertyName("response");
            json.WriteRawValue(response, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    /// <param name="Filter">Finds the tasks of all pages; null where the words of the query let none through.</param>
    private sealed record DeliveryPage(Delivery Delivery, TaskFilter? Filter, ListPage Tasks);

    private async Task<(DeliveryPage? Page, IResult? Refusal)> Page(Caller caller, QueryFields query, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        PageToken? after = null;
        if (query.Text("next_token") is { } token && (after = PageToken.Read(token)) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        var (status, none) = V2Names.Status(query);
        var (from, to) = (query.Time("completed_after"), query.Time("completed_before"));
        if (query.Problems.Count > 0)
            return (null, ErrorReply.Invalid(query.Problems));
        if (await Find(caller.Tenant, query, cancel) is not { } delivery)
            return (null, NotFound);
        var filter = new TaskFilter(caller.Tenant) { Delivery = delivery.Id, Status = status, CompletedFrom = from, CompletedTo = to };
        return (new(delivery, none ? null : filter, new(tasks, none ? null : filter, after?.ToCursor(), limit)), null);
    }

    /// <summary>By id, or by name within a project: every project has a first delivery.</summary>
    private async Task<Delivery?> Find(Tenant tenant, QueryFields query, CancellationToken cancel)
    {
        if (query.Text("delivery_id") is { } id)
            return await deliveries.Get(tenant, new(id), cancel);
        if (query.Text("delivery_name") is not { } name || await names.Project(tenant, query.Text("project_id"), query.Text("project_name"), cancel) is not { } project)
            return null;
        return (await deliveries.List(tenant, project.Id, null, null, RequestLimits.MaxDeliveries, cancel)).FirstOrDefault(d => d.Name == name);
    }
}
