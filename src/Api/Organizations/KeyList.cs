using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage.Organizations;

namespace Scheduler.Api.Organizations;

/// <summary><c>GET /api/keys</c>: the organization's keys by their public names; the secrets are stored nowhere.</summary>
internal static class KeyList
{
    public static void MapKeyList(this IEndpointRouteBuilder routes) => routes.MapGroup("/api/keys").RequireAuthorization(Policies.LiveKey).MapGet("", Get);

    private static async Task<IResult> Get(Caller caller, IOrganizationStore organizations, CancellationToken cancel) =>
        new PageReply<ApiKeyRow>(await organizations.Keys(caller.Tenant.Organization, cancel), (json, key) =>
        {
            json.WriteStartObject();
            json.WriteString("id", key.KeyId);
            if (key.Name is { } name)
                json.WriteString("name", name);
            json.WriteString("mode", key.Tenant.Mode == Mode.Live ? "live" : "test");
            json.WriteString("created_at", Moment.Write(key.CreatedAt));
            if (key.RevokedAt is { } revoked)
                json.WriteString("revoked_at", Moment.Write(revoked));
            json.WriteEndObject();
        }, envelope: null);
}
