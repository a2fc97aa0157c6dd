using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>Roles as customers write them.</summary>
internal static class RoleWords
{
    private const int MaxWords = 10, MaxWordLength = 20;

    /// <summary><c>role</c>: one word or a list of words.</summary>
    public static Roles Read(Fields fields, string name)
    {
        var roles = Roles.None;
        IReadOnlyList<string> words = fields.Get(name) is { ValueKind: JsonValueKind.Array } ? fields.Texts(name, MaxWords, MaxWordLength)
            : fields.Text(name, MaxWordLength) is { } single ? [single]
            : [];
        foreach (var word in words)
            if (Of(word) is { } role)
                roles |= role;
            else
                fields.Add("unknown_role", name, $"{name} must be labeler, reviewer, both or adjudicator, or a list of them.");
        return roles;
    }

    /// <summary>Every role by its word; <c>both</c> is only read, never written.</summary>
    public static IEnumerable<string> Write(Roles roles)
    {
        if (roles.HasFlag(Roles.Labeler))
            yield return "labeler";
        if (roles.HasFlag(Roles.Reviewer))
            yield return "reviewer";
        if (roles.HasFlag(Roles.Adjudicator))
            yield return "adjudicator";
    }

    private static Roles? Of(string word) => word switch
    {
        "labeler" => Roles.Labeler,
        "reviewer" => Roles.Reviewer,
        "both" => Roles.Labeler | Roles.Reviewer,
        "adjudicator" => Roles.Adjudicator,
        _ => null,
    };
}
