using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Scheduler.Api.Organizations;
using Scheduler.Domain;

namespace Scheduler.Api.Accounts;

/// <summary>Signs a person in by the cookie of their session. Whoever sends a key or a token means that, and not the cookie.</summary>
internal sealed class SessionAuth(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionCache sessions) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    /// <summary>Chooses the world that a signed-in person's request is about: <c>live</c>, the default, or <c>test</c>.</summary>
    public const string ModeHeader = "Scheduler-Mode";

    /// <summary>Claim that holds the person's workforce, as the hub needs it.</summary>
    public const string WorkforceClaim = "workforce";

    /// <summary>Claim that holds the session's hash, for connections that outlive their first request.</summary>
    public const string SessionClaim = "session";

    /// <summary>Claim that an operator of the installation has.</summary>
    public const string OperatorClaim = "operator";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.ContainsKey("Authorization") || Request.Query.ContainsKey("access_token") || SessionCookie.Read(Request) is not { } secret)
            return AuthenticateResult.NoResult();
        if (await sessions.Find(secret, Context.RequestAborted) is not { } session)
            return AuthenticateResult.Fail("The session has ended.");

        // What one person may see must not wait in a cache for the next.
        Response.Headers.CacheControl = "no-store";
        var signedIn = new SignedIn(session, secret);
        Context.Features.Set(signedIn);
        var person = session.Account.Person;
        var mode = Request.Headers[ModeHeader] == "test" ? Mode.Test : Mode.Live;
        var caller = new Caller(new(person.Owner, mode), person.Worker.Id.Value, signedIn.Role);
        List<Claim> claims = [new(WorkforceClaim, person.Worker.Workforce.Value), new(SessionClaim, Convert.ToHexStringLower(session.Hash))];
        if (signedIn.IsOperator)
            claims.Add(new(OperatorClaim, "true"));
        return AuthenticateResult.Success(new(caller.ToPrincipal(SchemeName, claims), SchemeName));
    }
}
