using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Teams;

/// <summary>E-mail addresses and what is to be done with them, as the team and Studio calls have them.</summary>
internal static class TeamRequest
{
    /// <summary>Most addresses or names of one call.</summary>
    private const int MaxEntries = 1_000;

    /// <summary><c>{emails, team_role}</c>; null with the problems when it cannot be used. Whether anybody has an address is for the caller to see.</summary>
    public static (ImmutableArray<string> Emails, TeamRole Role)? Read(JsonElement body, out IReadOnlyList<Problem> problems)
    {
        var fields = new Fields(body);
        var emails = Emails(fields, "emails", required: true);
        var role = RoleOf(fields.Text("team_role", 20));
        if (role is null && !fields.IsBlamed("team_role"))
            fields.Add("unknown_role", "team_role", "team_role must be labeler, member or manager.");
        problems = fields.Problems;
        return problems.Count == 0 ? (emails, role!.Value) : null;
    }

    /// <summary>The same of people who are to be written to.</summary>
    public static (ImmutableArray<string> Emails, TeamRole Role)? ReadInvitation(JsonElement body, out IReadOnlyList<Problem> problems)
    {
        var read = Read(body, out problems);
        if (read is not { } found)
            return null;
        problems = [.. found.Emails.Index().Where(e => !TeamRoles.IsEmail(e.Item)).Select(e => new Problem("malformed", $"emails[{e.Index}]", $"\"{e.Item}\" is no e-mail address."))];
        return problems.Count == 0 ? read : null;
    }

    public static ImmutableArray<string> Emails(Fields fields, string name, bool required)
    {
        ImmutableArray<string> emails = [.. fields.Texts(name, MaxEntries, TeamRoles.MaxEmailLength)];
        if (required)
            fields.Require(name, $"Please include an {name} parameter: a list of e-mail addresses.");
        return emails;
    }

    public static ImmutableArray<string> Names(Fields fields, string name)
    {
        ImmutableArray<string> names = [.. fields.Texts(name, MaxEntries, TeamRoles.MaxEmailLength)];
        fields.Require(name, $"Please include a {name} parameter: a list of names.");
        return names;
    }

    private static TeamRole? RoleOf(string? word) => word switch
    {
        "labeler" => TeamRole.Labeler,
        "member" => TeamRole.Member,
        "manager" => TeamRole.Manager,
        _ => null,
    };
}
