using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Scheduler.Api.Files;

/// <summary>Lets a request in by the signature of its own address.</summary>
internal sealed class SignedLinkAuth(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    LinkSigner links) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme and of the policy that demands it.</summary>
    public const string SchemeName = "signed-link";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await links.IsValid(Request.Path.Value ?? "", Request.Query["expires"], Request.Query["signature"], Context.RequestAborted)
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity(SchemeName)), SchemeName))
            : AuthenticateResult.Fail("The link is wrong or too old.");
}
