using Microsoft.AspNetCore.Authorization;

namespace Scheduler.Api.Organizations;

/// <summary>
/// Refuses keys of the test mode: people and keys are the same in both worlds, and the test one must not change them. Who is
/// signed in belongs to no mode.
/// </summary>
internal sealed class LiveMode : AuthorizationHandler<LiveMode>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveMode requirement)
    {
        if (Caller.Of(context.User) is { IsTestKey: false })
            context.Succeed(requirement);
        else if (Caller.Of(context.User) is not null)
            context.Fail(new(this, "This needs a live key; a test key has only a world of its own."));
        return Task.CompletedTask;
    }
}
