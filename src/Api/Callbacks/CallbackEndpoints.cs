using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Domain.Callbacks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Api.Callbacks;

/// <summary><c>/api/callbacks</c>: what was sent, how that went, and sending it again; and the Scale API's <c>send_callback</c>.</summary>
internal static class CallbackEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Callback with that ID not found.");

    public static void MapCallbackEndpoints(this IEndpointRouteBuilder routes)
    {
        var callbacks = routes.MapGroup("/api/callbacks").RequireAuthorization(Policies.Key);
        callbacks.MapGet("", List);
        callbacks.MapGet("/{id}", Get);
        callbacks.MapPost("/{id}/redeliver", Redeliver);
        callbacks.MapPost("/redeliver", RedeliverFailed);
        routes.MapPost("/v1/task/{id}/send_callback", SendCallback).RequireAuthorization(Policies.Key);
    }

    private static async Task<IResult> List(Caller caller, QueryFields query, ICallbackLog log, IBatchStore batches, CancellationToken cancel)
    {
        var wanted = CallbackQuery.Read(caller.Tenant, query);
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);
        var filter = wanted.Filter;
        if (wanted.Batch is { } name)
        {
            if (await batches.Find(caller.Tenant, name, cancel) is not { } batch)
                return Page([], wanted.Limit, null);
            filter = filter with { Batch = batch.Id };
        }

        var rows = await log.List(filter, wanted.After, wanted.Limit + 1, cancel);
        return rows.Count > wanted.Limit
            ? Page([.. rows.Take(wanted.Limit)], wanted.Limit, CallbackToken.After(rows[wanted.Limit - 1]))
            : Page(rows, wanted.Limit, null);
    }

    private static async Task<IResult> Get(Caller caller, PathName id, ICallbackLog log, CancellationToken cancel)
    {
        if (await log.Get(caller.Tenant, id.Value, cancel) is not { } row)
            return NotFound;
        var tries = await log.Tries(row.Event.Id, cancel);
        return new JsonReply(json => CallbackJson.Write(json, row, tries));
    }

    private static async Task<IResult> Redeliver(Caller caller, PathName id, ICallbackLog log, IGrainFactory grains, TimeProvider time, CancellationToken cancel) =>
        await log.Redeliver(caller.Tenant, id.Value, Now(time), cancel) is { } row ? Sent(row, grains) : NotFound;

    private static async Task<IResult> RedeliverFailed(
        Caller caller, RequestBody body, ICallbackLog log, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        var fields = new Fields(body.Object);
        var since = fields.Time("failed_since");
        fields.Require("failed_since", "Please include a failed_since parameter: the time from which on what was given up is sent again.");
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        int total = 0, some;
        do
            total += some = await log.RedeliverFailed(caller.Tenant, since!.Value, Now(time), cancel);
        while (some == CallbackLimits.RedeliverRows);
        if (total > 0)
            for (var shard = 0; shard < StableHash.Shards; shard++)
                Wake(grains, shard);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("redelivered", total);
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> SendCallback(
        Caller caller, PathName id, ITaskReads tasks, ICallbackLog log, IGrainFactory grains, TimeProvider time, CancellationToken cancel)
    {
        if (await tasks.Get(caller.Tenant, new(id.Value), cancel) is not { } task)
            return ErrorReply.NotFound("Task with that ID not found.");
        if (task.CallbackUrl is null)
            return ErrorReply.BadRequest("The task has no callback_url.");
        return await log.RedeliverLatest(caller.Tenant, task.Ref.Id, Now(time), cancel) is { } row
            ? Sent(row, grains)
            : ErrorReply.BadRequest("Nothing has happened to the task yet that there is a callback for.");
    }

    private static JsonReply Sent(CallbackRow row, IGrainFactory grains)
    {
        Wake(grains, StableHash.ShardOf(row.Event.Address));
        return new(json => CallbackJson.Write(json, row));
    }

    private static void Wake(IGrainFactory grains, int shard) => grains.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(shard)).Wake().Ignore();

    private static DateTimeOffset Now(TimeProvider time) => time.GetUtcNow().ToMillisecond();

    private static PageReply<CallbackRow> Page(IReadOnlyList<CallbackRow> rows, int limit, string? next) => new(rows, CallbackJson.Write, json =>
    {
        json.WriteNumber("limit", limit);
        json.WriteBoolean("has_more", next is not null);
        if (next is not null)
            json.WriteString("next_token", next);
    });
}
