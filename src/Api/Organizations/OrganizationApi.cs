using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Scheduler.Api.Organizations;

/// <summary>Customers' keys: how they sign in, and what they demand.</summary>
internal static class OrganizationApi
{
    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyCache>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuth>(ApiKeyAuth.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Key, policy => policy
            .AddAuthenticationSchemes(ApiKeyAuth.SchemeName)
            .RequireAuthenticatedUser());
        services.AddAuthorizationBuilder().AddPolicy(Policies.LiveKey, policy => policy
            .AddAuthenticationSchemes(ApiKeyAuth.SchemeName)
            .RequireAuthenticatedUser()
            .AddRequirements(new LiveMode()));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalPages>();
    }
}
