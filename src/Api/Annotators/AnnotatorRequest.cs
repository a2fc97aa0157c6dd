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
    /// <param name="known">The annotator as it is: what is not sent stays so. Null for a new one.</param>
    /// <returns>Null with the problems when it cannot be used.</returns>
    public static AnnotatorProfile? Read(JsonElement body, AnnotatorRow? known, out IReadOnlyList<Problem> problems)
    {
        var fields = new Fields(body);
        var worker = known?.Worker;
        var name = fields.Has("name") ? fields.Text("name", AnnotatorRules.MaxNameLength) : known?.Name;
        var roles = fields.Has("role") ? RoleWords.Read(fields, "role") : worker?.Roles ?? Roles.None;
        var skills = fields.Has("skills") ? SkillFields.Read(fields, "skills", AnnotatorLimits.MaxSkills) : worker?.Skills ?? [];
        ImmutableArray<string> groups = fields.Has("groups")
            ? [.. fields.Texts("groups", AnnotatorLimits.MaxGroups, AnnotatorLimits.MaxSkillNameLength)]
            : worker?.Groups ?? [];
        ImmutableArray<string> languages = fields.Has("languages")
            ? [.. fields.Texts("languages", AnnotatorLimits.MaxLanguages, LanguageTag.MaxLength)]
            : worker?.Languages ?? [];
        var team = fields.Flag("team") ?? (worker is not null && worker.Workforce != WorkforceId.Platform);
        fields.NoOthers();

        // The grain checks again and has the last word; asked here too so that everything wrong is told at once.
        var wrong = fields.Problems.Select(p => p.Path).ToHashSet();
        fields.Problems.AddRange(AnnotatorRules.Check(name, roles, skills, groups, languages).Where(p => !wrong.Contains(p.Path)));
        problems = fields.Problems;
        return problems.Count == 0 ? new(name!, roles, skills, groups, team, languages) : null;
    }
}
