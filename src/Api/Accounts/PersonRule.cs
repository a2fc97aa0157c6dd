using Microsoft.AspNetCore.Authorization;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Accounts;

/// <summary>
/// What a request by cookie must be: from a page of ours, and of a person with the role. Keys and tokens pass: no browser
/// sends them by itself, and they have no role.
/// </summary>
/// <param name="least">The role, or a higher one.</param>
/// <param name="hub">A hub: its connections are kept safe by their origin, because a WebSocket can carry no header.</param>
internal sealed class PersonRule(TeamRole least, bool hub = false) : AuthorizationHandler<PersonRule>, IAuthorizationRequirement
{
    public TeamRole Least => least;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PersonRule requirement)
    {
        if (Caller.Of(context.User) is not { Role: { } role })
            context.Succeed(requirement);
        else if (context.Resource is HttpContext http && Refusal(http, role) is { } why)
            context.Fail(new(this, why));
        else
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private string? Refusal(HttpContext http, TeamRole role)
    {
        var request = http.Request;
        if (hub && Origin.IsForeign(request))
            return "Connections by cookie are for pages of this server only.";
        if (!hub && !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !SessionCookie.HasToken(request, SignedIn.Of(http)!.Secret))
            return $"Requests by cookie that change something need the header {SessionCookie.TokenHeader} with the csrf token of GET /api/session.";
        if (request.Headers[SessionAuth.ModeHeader].ToString() is not ("" or "live" or "test"))
            return $"{SessionAuth.ModeHeader} must be live or test.";
        return role < least ? $"This needs the role {least.ToString().ToLowerInvariant()}." : null;
    }
}
