using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Scheduler.Api.Operations;

/// <summary>
/// Signs the operator of the installation in, by the token of <see cref="Setting"/>: as Bearer, for scrapers, or as the password
/// of HTTP Basic, for browsers. Without a token set, nobody is the operator.
/// </summary>
internal sealed class OperatorAuth(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IConfiguration configuration) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme and of the policy that demands it.</summary>
    public const string SchemeName = "operator";

    /// <summary>In the environment: <c>Scheduler__OperatorToken</c>.</summary>
    public const string Setting = "Scheduler:OperatorToken";

    public static bool HasToken(IConfiguration configuration) => configuration[Setting] is { Length: > 0 };

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (configuration[Setting] is not { Length: > 0 } expected || Token() is not { } token)
            return Task.FromResult(AuthenticateResult.NoResult());

        // Hashed first, so that neither the length nor the first wrong character shows in the time it takes.
        var same = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
        return Task.FromResult(same
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, SchemeName)], SchemeName)), SchemeName))
            : AuthenticateResult.Fail("Unknown token."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;

        // A browser answers Basic with a dialog of its own: right on the operator's pages, wrong over the web client.
        var isPage = Request.Path.StartsWithSegments(OperationsApi.MetricsPath, StringComparison.Ordinal) || Request.Path.StartsWithSegments(OperationsApi.DashboardPath, StringComparison.Ordinal);
        Response.Headers.WWWAuthenticate = isPage ? "Basic realm=\"operator\"" : "Bearer realm=\"scheduler\"";
        return Task.CompletedTask;
    }

    private string? Token()
    {
        const string bearer = "Bearer ", basic = "Basic ";
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return header[bearer.Length..].Trim();
        if (!header.StartsWith(basic, StringComparison.OrdinalIgnoreCase))
            return null;
        var encoded = header[basic.Length..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }
}
