using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Organizations;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Organizations;

namespace Scheduler.Api.Organizations;

/// <summary><c>/api/keys</c>: make and revoke the organization's keys.</summary>
internal static class KeyEndpoints
{
    public static void MapKeyEndpoints(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/keys").RequireAuthorization(Policies.LiveKey, Policies.Admin);
        keys.MapPost("", Create);
        keys.MapDelete("/{id}", Revoke);
    }

    private static async Task<IResult> Create(Caller caller, RequestBody body, IGrainFactory grains)
    {
        var fields = new Fields(body.Object);
        var mode = fields.Text("mode", 10) ?? "live";
        if (mode is not ("live" or "test"))
            fields.Add("unknown_mode", "mode", "mode must be live or test.");
        var name = fields.Text("name", KeyLimits.MaxNameLength)?.Trim();
        fields.NoOthers();
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        var (grain, world) = (Grain(grains, caller), mode == "live" ? Mode.Live : Mode.Test);
        var made = string.IsNullOrEmpty(name) ? await grain.CreateKey(world) : await grain.CreateNamedKey(world, name);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", made.Id);
            json.WriteString("mode", mode);
            json.WriteString("key", made.Secret);
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> Revoke(Caller caller, PathName id, IGrainFactory grains, KeyCache known)
    {
        if (!await Grain(grains, caller).RevokeKey(id.Value))
            return ErrorReply.NotFound("Key with that ID not found.");
        known.Forget();
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", id.Value);
            json.WriteBoolean("revoked", true);
            json.WriteEndObject();
        });
    }

    private static IOrganizationGrain Grain(IGrainFactory grains, Caller caller) =>
        grains.Get<IOrganizationGrain>(GrainKeys.Organization(caller.Tenant.Organization));
}
