using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Scheduler.Api.Accounts;
using Scheduler.Domain.Organizations;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>
/// Signs an annotator in by token: <c>Authorization: Bearer ann_…</c>, or <c>?access_token=</c> on the hub's own path, because
/// a browser cannot set headers on a WebSocket. Who is signed in with a browser needs no token: the hub takes the session too.
/// </summary>
public sealed class AnnotatorAuth(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IAnnotatorStore annotators) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme and of the policy that demands it.</summary>
    public const string SchemeName = "annotator";

    private const int MaxTokenLength = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { } token)
            return AuthenticateResult.NoResult();
        if (token.Length > MaxTokenLength || await annotators.FindByToken(SecretHash.Of(token), Context.RequestAborted) is not { Disabled: false } row)
            return AuthenticateResult.Fail("Unknown token.");

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, row.Worker.Id.Value), new(SessionAuth.WorkforceClaim, row.Worker.Workforce.Value)],
            SchemeName);
        return AuthenticateResult.Success(new(new(identity), SchemeName));
    }

    private string? Token()
    {
        const string bearer = "Bearer ";
        if (Request.Headers.Authorization.ToString() is { } header && header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return header[bearer.Length..].Trim();
        return Request.Path.StartsWithSegments(AnnotatorHub.Path, StringComparison.Ordinal) && Request.Query["access_token"].ToString() is { Length: > 0 } query
            ? query
            : null;
    }
}
