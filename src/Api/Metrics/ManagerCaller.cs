using System.Security.Claims;
using Scheduler.Api.Accounts;
using Scheduler.Api.Operations;
using Scheduler.Api.Organizations;
using Scheduler.Domain;

namespace Scheduler.Api.Metrics;

/// <summary>Who watches and steers: a manager of one organization, or the operator of the installation, who sees all of them.</summary>
/// <param name="Organization">Null for the operator.</param>
/// <param name="Actor">Whose name stands in the log of actions.</param>
internal sealed record ManagerCaller(OrganizationId? Organization, string Actor)
{
    public bool IsOperator => Organization is null;

    /// <summary>How minimal APIs bind it.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not demand a manager: a defect.</exception>
    public static ValueTask<ManagerCaller?> BindAsync(HttpContext context) => new(Of(context)
        ?? throw new InvalidOperationException($"{context.Request.Path} binds a manager but demands none."));

    public static ManagerCaller? Of(HttpContext context) =>
        SignedIn.Of(context) is { IsOperator: true } session ? new(null, session.Account.Person.Worker.Id.Value) : Of(context.User);

    public static ManagerCaller? Of(ClaimsPrincipal user)
    {
        if (user.Identities.Any(i => i.AuthenticationType == OperatorAuth.SchemeName))
            return new(null, OperatorAuth.SchemeName);
        return Caller.Of(user) is { Tenant.Mode: Mode.Live } caller ? new(caller.Tenant.Organization, user.FindFirstValue(ClaimTypes.NameIdentifier)!) : null;
    }
}
