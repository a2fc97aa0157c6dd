using Microsoft.AspNetCore.Authorization;
using Scheduler.Api.Operations;
using Scheduler.Api.Organizations;

namespace Scheduler.Api.Metrics;

/// <summary>Demands a manager: a live key stands for its organization's administrator, the operator's token for the operator.</summary>
internal sealed class ManagerAccess : AuthorizationHandler<ManagerAccess>, IAuthorizationRequirement
{
    /// <summary>Opens to live keys and to the operator's token what the policy opens to managers who are signed in.</summary>
    public static void Open(AuthorizationOptions options, string policy)
    {
        var open = new AuthorizationPolicyBuilder(options.GetPolicy(policy)!);
        open.AddAuthenticationSchemes(ApiKeyAuth.SchemeName, OperatorAuth.SchemeName).RequireAuthenticatedUser().AddRequirements(new ManagerAccess());
        options.AddPolicy(policy, open.Build());
    }

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ManagerAccess requirement)
    {
        if (ManagerCaller.Of(context.User) is not null)
            context.Succeed(requirement);
        else if (Caller.Of(context.User) is not null)
            context.Fail(new(this, "This needs a live key; the test mode has no figures and no people."));
        return Task.CompletedTask;
    }
}
