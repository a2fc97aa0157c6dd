using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Organizations;

namespace Scheduler.Api.Callbacks;

/// <summary><c>/api/callbacks/keys</c>: what receivers know this server by, one pair a mode.</summary>
internal static class CallbackKeyEndpoints
{
    public static void MapCallbackKeyEndpoints(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/callbacks/keys").RequireAuthorization(Policies.Key);
        keys.MapGet("", async (Caller caller, IGrainFactory grains) => Reply(await Grain(grains, caller).CallbackKeys(caller.Tenant.Mode), caller));
        keys.MapPost("", async (Caller caller, IGrainFactory grains) => Reply(await Grain(grains, caller).RenewCallbackKeys(caller.Tenant.Mode), caller));
    }

    private static JsonReply Reply(CallbackKeysReply keys, Caller caller) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("mode", caller.Tenant.Mode == Mode.Live ? "live" : "test");
        json.WriteString("auth_key", keys.Auth);
        json.WriteString("signing_key", keys.Signing);
        json.WriteString("created_at", Moment.Write(keys.CreatedAt));
        json.WriteEndObject();
    });

    private static IOrganizationGrain Grain(IGrainFactory grains, Caller caller) =>
        grains.Get<IOrganizationGrain>(GrainKeys.Organization(caller.Tenant.Organization));
}
