using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Api.Metrics;
using Scheduler.Api.Organizations;
using Scheduler.Storage.Accounts;

namespace Scheduler.Api.Steering;

/// <summary>For a teammate who lost their password: an administrator makes a link and hands it over.</summary>
internal static class SignInLinkEndpoint
{
    /// <summary>Not for keys: whoever finds one must not become a person by it.</summary>
    public static void MapSignInLinks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/annotators/{id}/sign-in-link", Make).RequireAuthorization(Policies.AdminPerson);

    private static async Task<IResult> Make(
        SignedIn signedIn, ManagerCaller caller, PathName id, IAccounts accounts, ISignInLinks links, ActionRecorder log, TimeProvider time, CancellationToken cancel)
    {
        if (await accounts.Get(new(id.Value), cancel) is not { Person: { Email: not null } person } account || person.Owner != signedIn.Account.Person.Owner)
            return ErrorReply.NotFound("There is no teammate with this id.");
        if (account.Operator && !signedIn.IsOperator)
            return new ErrorReply(StatusCodes.Status403Forbidden, "An operator of the installation sees more than one organization: only another operator, or the command sign-in-link, lets them in.");
        if (person.Disabled || person.InvitationHash is not null)
            return ErrorReply.Conflict(person.Disabled ? "This teammate is disabled." : "This teammate has not joined yet: invite them again, the new invitation lets them in.");
        await log.Record(caller, person.Owner, "sign_in_link", person.Worker.Id);
        var link = await SignInLink.Make(links, person.Worker.Id, time, cancel);
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteString("path", link.Path);
            json.WriteString("expires_at", Moment.Write(link.Until));
            json.WriteEndObject();
        });
    }
}
