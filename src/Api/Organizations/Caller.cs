using System.Security.Claims;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Organizations;

/// <summary>Whose request it is. The tenant of every store and grain call comes from here, never from what was sent.</summary>
/// <param name="Actor">Id of the key or of the person.</param>
/// <param name="Role">Of a person who is signed in; null for a key.</param>
internal sealed record Caller(Tenant Tenant, string Actor, TeamRole? Role = null)
{
    private const string OrganizationClaim = "organization", ModeClaim = "mode", RoleClaim = "role";

    /// <summary>A key of the test mode; who is signed in belongs to no mode, whichever world they look at.</summary>
    public bool IsTestKey => Role is null && Tenant.Mode == Mode.Test;

    /// <summary>How minimal APIs bind it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not demand a key: a defect.</exception>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(Of(context.User)
        ?? throw new InvalidOperationException($"{context.Request.Path} binds a caller but demands no key."));

    public static Caller? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(OrganizationClaim) is { } organization && Enum.TryParse<Mode>(user.FindFirstValue(ModeClaim), out var mode)
            ? new(new(new(organization), mode), user.FindFirstValue(ClaimTypes.NameIdentifier)!, Enum.TryParse<TeamRole>(user.FindFirstValue(RoleClaim), out var role) ? role : null)
            : null;

    public ClaimsPrincipal ToPrincipal(string scheme, params IEnumerable<Claim> more) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Actor),
            new(OrganizationClaim, Tenant.Organization.Value),
            new(ModeClaim, Tenant.Mode.ToString()),
            .. Role is { } role ? [new Claim(RoleClaim, role.ToString())] : Array.Empty<Claim>(),
            .. more,
        ], scheme));
}
