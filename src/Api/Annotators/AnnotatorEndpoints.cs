using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Teams;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary><c>/api/annotators</c>: the people an organization manages.</summary>
internal static class AnnotatorEndpoints
{
    private static readonly ErrorReply NotFound = ErrorReply.NotFound("Annotator with that ID not found.");

    private static readonly ErrorReply Outranked = new(StatusCodes.Status403Forbidden, "This person has a higher role than yours.");

    public static void MapAnnotatorEndpoints(this IEndpointRouteBuilder routes)
    {
        var annotators = routes.MapGroup("/api/annotators").RequireAuthorization(Policies.LiveKey);
        annotators.MapPost("", Create);
        annotators.MapGet("", List);
        annotators.MapGet("/{id}", Get);
        annotators.MapPatch("/{id}", Update);
        annotators.MapPost("/{id}/disable", (Caller caller, PathName id, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel) =>
            Switch(caller, id, disabled: true, store, grains, cancel));
        annotators.MapPost("/{id}/enable", (Caller caller, PathName id, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel) =>
            Switch(caller, id, disabled: false, store, grains, cancel));
        annotators.MapPost("/{id}/token", RenewToken);
    }

    private static async Task<IResult> Create(Caller caller, RequestBody body, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        if (AnnotatorRequest.Read(body.Object, null, out var problems) is not { } sent)
            return ErrorReply.Invalid([.. problems]);
        var reply = await Grain(grains, caller).CreateAnnotator(new(sent.Name!, sent.Roles ?? Roles.None, sent.Skills ?? [], sent.Groups ?? [], sent.Team ?? false, sent.Languages ?? []));
        if (reply.Created is not { } made)
            return ErrorReply.Invalid(reply.Problems);
        var row = await Find(caller, new(made.Id), store, cancel);
        return new JsonReply(json => AnnotatorJson.Write(json, row!, made.Secret));
    }

    private static async Task<IResult> List(Caller caller, QueryFields query, IAnnotatorStore store, CancellationToken cancel)
    {
        var limit = query.Whole("limit", 1, RequestLimits.MaxPage, RequestLimits.MaxPage);
        var after = query.Text("next_token");
        if (after is not null && await Find(caller, new(after), store, cancel) is null)
            query.Problems.Add(new("unknown_token", "next_token", "next_token must be one that an earlier page ended with."));
        if (query.Problems.Count > 0)
            return ErrorReply.Invalid(query.Problems);

        var rows = await store.List(caller.Tenant.Organization, after is null ? null : new AnnotatorId(after), limit + 1, cancel);
        AnnotatorRow[] docs = [.. rows.Take(limit)];
        return new PageReply<AnnotatorRow>(docs, AnnotatorJson.Write, json =>
        {
            json.WriteNumber("limit", limit);
            json.WriteBoolean("has_more", rows.Count > limit);
            if (rows.Count > limit)
                json.WriteString("next_token", docs[^1].Worker.Id.Value);
        });
    }

    private static async Task<IResult> Get(Caller caller, PathName id, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        if (await Find(caller, id, store, cancel) is not { } row)
            return NotFound;
        var work = await grains.Get<IAnnotatorGrain>(GrainKeys.Annotator(row.Worker.Id)).Work();
        return new JsonReply(json => AnnotatorJson.Write(json, row, work));
    }

    private static async Task<IResult> Update(
        Caller caller, PathName id, RequestBody body, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        if (await Find(caller, id, store, cancel) is not { } known)
            return NotFound;
        if (caller.Role < known.TeamRole)
            return Outranked;
        return AnnotatorRequest.Read(body.Object, known, out var problems) is { } change
            ? await Store(caller, known, change, store, grains, cancel)
            : ErrorReply.Invalid([.. problems]);
    }

    private static async Task<IResult> Switch(
        Caller caller, PathName id, bool disabled, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        if (await Find(caller, id, store, cancel) is not { } known)
            return NotFound;
        if (caller.Role < known.TeamRole)
            return Outranked;
        if (disabled && LastAdministrator.Lost(await store.Team(caller.Tenant.Organization, cancel), "id", p => p.Worker.Id == known.Worker.Id) is { } lost)
            return ErrorReply.Invalid(lost);
        return await Store(caller, known, new(Disabled: disabled), store, grains, cancel);
    }

    private static async Task<IResult> RenewToken(Caller caller, PathName id, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        if (await Find(caller, id, store, cancel) is not { } known)
            return NotFound;

        // A key has no role and is an administrator's.
        if (caller.Role < known.TeamRole)
            return Outranked;
        if (await Grain(grains, caller).RenewToken(known.Worker.Id) is not { } made)
            return NotFound;
        return new JsonReply(json => AnnotatorJson.Write(json, known, made.Secret));
    }

    private static async Task<IResult> Store(
        Caller caller, AnnotatorRow known, AnnotatorChange change, IAnnotatorStore store, IGrainFactory grains, CancellationToken cancel)
    {
        var reply = await Grain(grains, caller).ChangeAnnotator(known.Worker.Id, change);
        if (!reply.Problems.IsDefaultOrEmpty)
            return ErrorReply.Invalid(reply.Problems);
        return reply.Found && await Find(caller, new(known.Worker.Id.Value), store, cancel) is { } row ? Reply(row) : NotFound;
    }

    /// <summary>Ids of other organizations' people are unknown here.</summary>
    private static async Task<AnnotatorRow?> Find(Caller caller, PathName id, IAnnotatorStore store, CancellationToken cancel) =>
        await store.Get(new(id.Value), cancel) is { } row && row.Owner == caller.Tenant.Organization ? row : null;

    private static IOrganizationGrain Grain(IGrainFactory grains, Caller caller) =>
        grains.Get<IOrganizationGrain>(GrainKeys.Organization(caller.Tenant.Organization));

    private static JsonReply Reply(AnnotatorRow row) => new(json => AnnotatorJson.Write(json, row));
}
