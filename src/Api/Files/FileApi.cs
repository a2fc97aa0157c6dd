using Microsoft.AspNetCore.Authentication;

namespace Scheduler.Api.Files;

/// <summary>What the file endpoints need.</summary>
internal static class FileApi
{
    public static void AddFileApi(this IServiceCollection services)
    {
        services.AddSingleton<LinkSigner>();
        services.AddSingleton<FileUpload>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<FileImporter>();
        services.AddHostedService(s => s.GetRequiredService<FileImporter>());
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SignedLinkAuth>(SignedLinkAuth.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(SignedLinkAuth.SchemeName, p => p.AddAuthenticationSchemes(SignedLinkAuth.SchemeName).RequireAuthenticatedUser());
    }
}
