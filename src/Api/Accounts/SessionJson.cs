using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Accounts;

/// <summary>The session object of <c>/api/session</c>.</summary>
internal static class SessionJson
{
    /// <summary>Names the csrf token, so it must not be kept by any cache.</summary>
    public static IResult Reply(HttpContext context, SignedIn signedIn)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new JsonReply(json => Write(json, signedIn));
    }

    private static void Write(Utf8JsonWriter json, SignedIn signedIn)
    {
        var (account, person) = (signedIn.Account, signedIn.Account.Person);
        json.WriteStartObject();
        json.WriteStartObject("person");
        json.WriteString("id", person.Worker.Id.Value);
        json.WriteString("name", person.Name);
        json.WriteString("email", person.Email);
        json.WriteEndObject();
        json.WriteStartObject("organization");
        json.WriteString("id", person.Owner.Value);
        json.WriteString("name", account.Organization);
        json.WriteEndObject();
        json.WriteString("role", signedIn.Role.ToString().ToLowerInvariant());
        json.WriteBoolean("operator", signedIn.IsOperator);
        json.WriteBoolean("labels", person.Worker.Roles != Roles.None);
        json.WriteString("csrf", SessionCookie.TokenOf(signedIn.Secret));
        json.WriteBoolean("hasPassword", account.PasswordHash is not null);
        json.WriteEndObject();
    }
}
