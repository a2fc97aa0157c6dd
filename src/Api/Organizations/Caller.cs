using System.Security.Claims;
using Scheduler.Domain;

namespace Scheduler.Api.Organizations;

/// <summary>Whose request it is. The tenant of every store and grain call comes from here, never from what was sent.</summary>
internal sealed record Caller(Tenant Tenant, string KeyId)
{
    private const string OrganizationClaim = "organization", ModeClaim = "mode";

    /// <summary>How minimal APIs bind it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not demand a key: a defect.</exception>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(Of(context.User)
        ?? throw new InvalidOperationException($"{context.Request.Path} binds a caller but demands no key."));

    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(OrganizationClaim) is { } organization && Enum.TryParse<Mode>(user.FindFirstValue(ModeClaim), out var mode)
            ? new(new(new(organization), mode), user.FindFirstValue(ClaimTypes.NameIdentifier)!)
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, KeyId),
            new(OrganizationClaim, Tenant.Organization.Value),
            new(ModeClaim, Tenant.Mode.ToString()),
        ], scheme));
}
