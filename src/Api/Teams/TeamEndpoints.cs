using Scheduler.Api.Accounts;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Organizations;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Teams;

/// <summary><c>/v1/teams</c>, and how the invited join. The team is the organization's: both modes see it, and a test key only rehearses what changes it.</summary>
internal static class TeamEndpoints
{
    /// <summary>Where an invitation is accepted, by whoever holds it.</summary>
    public const string JoinPath = "/api/invitations/accept";

    private static readonly ErrorReply Unknown = ErrorReply.NotFound("This invitation is unknown, accepted already, or too old.");

    public static void MapTeamEndpoints(this IEndpointRouteBuilder routes)
    {
        var teams = routes.MapGroup("/v1/teams").RequireAuthorization(Policies.Key);
        teams.MapGet("", List);
        teams.MapPost("/invite", Invite).RequireAuthorization(Policies.Admin);
        teams.MapPost("/set_role", SetRole).RequireAuthorization(Policies.Admin);

        // The token in the body is the credential.
        routes.MapPost(JoinPath, Join).AllowAnonymous();
    }

    private static Task<IResult> List(Caller caller, IAnnotatorStore people, CancellationToken cancel) => Reply(caller, people, [], cancel);

    private static async Task<IResult> Invite(Caller caller, RequestBody body, IAnnotatorStore people, TeamRehearsal rehearsal, IGrainFactory grains, CancellationToken cancel)
    {
        if (TeamRequest.ReadInvitation(body.Object, out var problems) is not var (emails, role))
            return ErrorReply.Invalid([.. problems]);
        if (caller.IsTestKey)
            return Team(await rehearsal.Invite(caller.Tenant.Organization, emails, role, cancel), []);
        var reply = await Grain(grains, caller).Invite(emails, role);
        return reply.Problems.IsEmpty
            ? await Reply(caller, people, reply.Invitations.ToDictionary(i => i.Id, i => i.Secret, StringComparer.OrdinalIgnoreCase), cancel)
            : ErrorReply.Invalid(reply.Problems);
    }

    private static async Task<IResult> SetRole(Caller caller, RequestBody body, IAnnotatorStore people, TeamRehearsal rehearsal, IGrainFactory grains, CancellationToken cancel)
    {
        if (TeamRequest.Read(body.Object, out var problems) is not var (emails, role))
            return ErrorReply.Invalid([.. problems]);

        if (LastAdministrator.Lost(await people.Team(caller.Tenant.Organization, cancel), "emails", p => emails.Contains(p.Email!, StringComparer.OrdinalIgnoreCase)) is { } lost)
            return ErrorReply.Invalid(lost);
        if (caller.IsTestKey)
            return Team(await rehearsal.SetRole(caller.Tenant.Organization, emails, role, cancel), []);
        return await Grain(grains, caller).SetTeamRole(emails, role) is { IsEmpty: false } unknown
            ? ErrorReply.Invalid([.. unknown.Select(TeamPeople.Unknown)])
            : await Reply(caller, people, [], cancel);
    }

    private static async Task<IResult> Join(
        HttpContext context, RequestBody body, IAnnotatorStore people, IGrainFactory grains, PasswordCheck passwords, IAccounts accounts, SignIn signIn, CancellationToken cancel)
    {
        if (Origin.IsForeign(context.Request))
            return new ErrorReply(StatusCodes.Status403Forbidden, "Joining is for pages of this server only.");
        var fields = new Fields(body.Object);
        var invitation = fields.Text("invitation", 200);
        var name = fields.Text("name", AnnotatorRules.MaxNameLength);
        var password = fields.Text("password", PasswordRules.MaxLength);
        fields.NoOthers();
        fields.Require("invitation", "Please include an invitation parameter: the token you were sent.");
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (await people.FindByInvitation(SecretHash.Of(invitation!), cancel) is not { } row)
            return Unknown;
        if (password is not null && PasswordRules.Check(password, row.Email) is { IsEmpty: false } problems)
            return ErrorReply.Invalid(problems);

        var organization = grains.Get<IOrganizationGrain>(GrainKeys.Organization(row.Owner));
        var called = string.IsNullOrWhiteSpace(name) ? row.Name : name;
        var reply = password is null
            ? organization.Join(invitation!, called)
            : organization.JoinWithPassword(invitation!, called, await passwords.Hash(password, cancel));
        if (await reply is not { } joined)
            return Unknown;
        if (password is not null)
            return SessionJson.Reply(context, await signIn.Open(context, (await accounts.Get(row.Worker.Id, cancel))!, SessionKind.Password));
        return new JsonReply(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", joined.Id);
            json.WriteString("email", row.Email);
            json.WriteString("token", joined.Secret);
            json.WriteEndObject();
        });
    }

    private static async Task<IResult> Reply(Caller caller, IAnnotatorStore people, Dictionary<string, string> invitations, CancellationToken cancel) =>
        Team(await people.Team(caller.Tenant.Organization, cancel), invitations);

    private static PageReply<AnnotatorRow> Team(IReadOnlyList<AnnotatorRow> team, Dictionary<string, string> invitations) =>
        new(team, (json, person) => TeamJson.Write(json, person, invitations.GetValueOrDefault(person.Email!)), envelope: null);

    private static IOrganizationGrain Grain(IGrainFactory grains, Caller caller) =>
        grains.Get<IOrganizationGrain>(GrainKeys.Organization(caller.Tenant.Organization));
}
