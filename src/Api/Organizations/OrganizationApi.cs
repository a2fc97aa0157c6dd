using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Scheduler.Api.Organizations;

/// <summary>Customers' keys: how they sign in.</summary>
internal static class OrganizationApi
{
    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyCache>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuth>(ApiKeyAuth.SchemeName, null);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalPages>();
    }
}
