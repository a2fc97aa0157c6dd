using Microsoft.AspNetCore.Authorization;
using Scheduler.Domain;

namespace Scheduler.Api.Organizations;

/// <summary>Demands a key of the live mode. Test keys are real and will work one day; until then they are told so plainly.</summary>
internal sealed class LiveMode : AuthorizationHandler<LiveMode>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveMode requirement)
    {
        if (Caller.Of(context.User) is { Tenant.Mode: Mode.Live })
            context.Succeed(requirement);
        else if (Caller.Of(context.User) is not null)
            context.Fail(new(this, "Test mode is not available on this server yet; use a live key."));
        return Task.CompletedTask;
    }
}
