using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Grains.Interfaces.Organizations;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>What a customer sends to make or change an annotator.</summary>
internal static class AnnotatorRequest
{
    /// <param name="known">The annotator as it is: what is not sent is checked as it stands there. Null for a new one.</param>
    /// <returns>What was sent, of a new annotator with its name; null with the problems when it cannot be used.</returns>
    public static AnnotatorChange? Read(JsonElement body, AnnotatorRow? known, out IReadOnlyList<Problem> problems)
    {
        var fields = new Fields(body);
        var worker = known?.Worker;
        var name = fields.Has("name") ? fields.Text("name", AnnotatorRules.MaxNameLength) ?? "" : null;
        Roles? roles = fields.Has("role") ? RoleWords.Read(fields, "role") : null;
        ImmutableArray<Skill>? skills = fields.Has("skills") ? SkillFields.Read(fields, "skills", AnnotatorLimits.MaxSkills) : null;
        var groups = Texts(fields, "groups", AnnotatorLimits.MaxGroups, AnnotatorLimits.MaxSkillNameLength);
        var languages = Texts(fields, "languages", AnnotatorLimits.MaxLanguages, LanguageTag.MaxLength);
        var team = fields.Flag("team");
        fields.NoOthers();

        // The grain checks again and has the last word; asked here too so that everything wrong is told at once.
        var wrong = fields.Problems.Select(p => p.Path).ToHashSet();
        fields.Problems.AddRange(AnnotatorRules.Check(
            name ?? known?.Name, roles ?? worker?.Roles ?? Roles.None, skills ?? worker?.Skills ?? [], groups ?? worker?.Groups ?? [], languages ?? worker?.Languages ?? []).Where(p => !wrong.Contains(p.Path)));
        problems = fields.Problems;
        return problems.Count == 0 ? new(name, roles, skills, groups, team, languages) : null;
    }

    private static ImmutableArray<string>? Texts(Fields fields, string name, int max, int maxLength) =>
        fields.Has(name) ? [.. fields.Texts(name, max, maxLength)] : null;
}
