using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Scheduler.Domain;
using Scheduler.Domain.Organizations;

namespace Scheduler.Api.Organizations;

/// <summary>Signs a customer in by API key: user name of HTTP Basic (the password is ignored), or Bearer.</summary>
internal sealed class ApiKeyAuth(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyCache keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "api-key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || KeyOf(header) is not { Length: > 0 } secret)
            return AuthenticateResult.NoResult();
        if (secret.Length > RequestLimits.MaxKeyLength || await keys.Find(SecretHash.Of(secret), Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("Unknown key.");
        return AuthenticateResult.Success(new(new Caller(key.Tenant, key.KeyId).ToPrincipal(Scheme.Name), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Not Basic: a browser would answer that with a dialog of its own over the web client.
        Response.Headers.WWWAuthenticate = "Bearer realm=\"scheduler\"";
        return base.HandleChallengeAsync(properties);
    }

    private static string? KeyOf(AuthenticationHeaderValue header) => header.Scheme.ToUpperInvariant() switch
    {
        "BEARER" => header.Parameter?.Trim(),
        "BASIC" => UserName(header.Parameter ?? ""),
        _ => null,
    };

    private static string? UserName(string parameter)
    {
        var bytes = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? pair : pair[..colon];
    }
}
