namespace Scheduler.Domain.Annotators;

/// <summary>What somebody of an organization's own team is there for.</summary>
public enum TeamRole
{
    Unspecified = 0,
    Labeler = 1,
    Member = 2,
    Manager = 3,
    Admin = 4,
}

public static class TeamRoles
{
    /// <summary>Most people of one team.</summary>
    public const int MaxTeam = 10_000;

    /// <summary>Longest e-mail address, in characters.</summary>
    public const int MaxEmailLength = 254;

    /// <summary>How long an invitation can be accepted.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(14);

    /// <summary>What work a role may be given; changed for single people with their profile.</summary>
    public static Roles Work(this TeamRole role) => role == TeamRole.Labeler ? Roles.Labeler : Roles.Labeler | Roles.Reviewer;

    /// <summary>Enough to tell an address from a slip: one at sign, a dot after it, no blanks.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MaxEmailLength && at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) is var dot && dot > at + 1 && dot < text.Length - 1
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
