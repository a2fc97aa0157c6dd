using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Scheduler.Api.Http;

namespace Scheduler.Api.Organizations;

/// <summary>Tells a refused caller the reason that the policy gave; everything else stays as the framework does it.</summary>
internal sealed class RefusalPages : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult is { Forbidden: true, AuthorizationFailure.FailureReasons: var reasons } && reasons.FirstOrDefault() is { } reason
            ? new ErrorReply(StatusCodes.Status403Forbidden, reason.Message).ExecuteAsync(context)
            : _framework.HandleAsync(next, context, policy, authorizeResult);
}
