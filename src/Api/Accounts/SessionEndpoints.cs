using Microsoft.AspNetCore.Identity;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Accounts;

/// <summary><c>/api/session</c>: signing in and out with a browser; docs/accounts.md.</summary>
internal static class SessionEndpoints
{
    private const int MaxTokenLength = 200;

    /// <summary>One sentence for all that can be wrong: it must not tell whether there is such an account.</summary>
    private static readonly ErrorReply Wrong = new(StatusCodes.Status401Unauthorized, "The e-mail address or the password is wrong.");

    private static readonly ErrorReply WrongLink = new(StatusCodes.Status401Unauthorized, "This link is unknown, used already, or too old; ask for a new one.");

    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        // What signs in is in the body.
        routes.MapPost("/api/session", Open).AllowAnonymous();

        var session = routes.MapGroup("/api/session").RequireAuthorization(Policies.Person);
        session.MapGet("", (HttpContext context, SignedIn signedIn) => SessionJson.Reply(context, signedIn));
        session.MapDelete("", Close);
        session.MapPost("/password", SetPassword);
    }

    private static async Task<IResult> Open(HttpContext context, RequestBody body, SignIn signIn, SignInLimits limits, CancellationToken cancel)
    {
        // Another site must not sign a person's browser in as somebody else, to collect what they then type.
        if (Origin.IsForeign(context.Request))
            return new ErrorReply(StatusCodes.Status403Forbidden, "Signing in is for pages of this server only.");
        var fields = new Fields(body.Object);
        var (email, password) = (fields.Text("email", TeamRoles.MaxEmailLength), fields.Text("password", PasswordRules.MaxLength));
        var (link, token) = (fields.Text("link", MaxTokenLength), fields.Text("token", MaxTokenLength));
        fields.NoOthers();
        if (fields.Problems.Count == 0 && new[] { email, link, token }.Count(given => given is not null) != 1)
            fields.Add("required", "", "Please include an email and a password parameter, or a link parameter, or a token parameter.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        if (link is not null)
            return await signIn.ByLink(link, cancel) is { } invited ? SessionJson.Reply(context, await signIn.Open(context, invited, SessionKind.Link)) : WrongLink;
        if (token is not null)
            return await signIn.ByToken(token, cancel) is { } annotator ? SessionJson.Reply(context, await signIn.Open(context, annotator, SessionKind.Token)) : WrongLink;
        if (!limits.TryOnce(email!, context.Connection.RemoteIpAddress))
            return TooOften(context);
        return await signIn.ByPassword(email!, password ?? "", cancel) is { } account ? SessionJson.Reply(context, await signIn.Open(context, account, SessionKind.Password)) : Wrong;
    }

    private static async Task<IResult> Close(HttpContext context, SignIn signIn)
    {
        await signIn.End(context);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> SetPassword(
        HttpContext context, SignedIn signedIn, RequestBody body, SignIn signIn, PasswordCheck passwords, SignInLimits limits, TimeProvider time, CancellationToken cancel)
    {
        var (account, session) = (signedIn.Account, signedIn.Session);
        if (account.Person.Email is null || session.Kind == SessionKind.Token)
            return new ErrorReply(StatusCodes.Status403Forbidden, "Who signs in by token has no password.");
        var fields = new Fields(body.Object);
        var (password, current) = (fields.Text("password", PasswordRules.MaxLength), fields.Text("current", PasswordRules.MaxLength));
        fields.NoOthers();
        if (fields.Problems.Count == 0)
            fields.Problems.AddRange(PasswordRules.Check(password, account.Person.Email));
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (account.PasswordHash is not null && !SessionRules.MayReplacePassword(session.Kind, session.OpenedAt, time.GetUtcNow()))
        {
            if (!limits.TryOnce(account.Person.Email, context.Connection.RemoteIpAddress))
                return TooOften(context);
            if (await passwords.Verify(account.PasswordHash, current ?? "", cancel) == PasswordVerificationResult.Failed)
                return ErrorReply.Invalid(new Domain.Problem("wrong_password", "current", "The current password is wrong."));
        }

        return SessionJson.Reply(context, await signIn.ReplacePassword(context, signedIn, password!));
    }

    private static ErrorReply TooOften(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return new(StatusCodes.Status429TooManyRequests, "Too many tries to sign in; try again in half a minute.");
    }
}
