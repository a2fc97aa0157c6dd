using System.Collections.Immutable;

namespace Scheduler.Domain.Annotators;

/// <summary>What an annotator's profile must be before it is stored.</summary>
public static class AnnotatorRules
{
    /// <summary>Longest name of an annotator, in characters.</summary>
    public const int MaxNameLength = 200;

    public static ImmutableArray<Problem> Check(string? name, Roles roles, ImmutableArray<Skill> skills, ImmutableArray<string> groups, ImmutableArray<string> languages)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (string.IsNullOrWhiteSpace(name))
            problems.Add(new("required", "name", "An annotator needs a name."));
        else if (name.Length > MaxNameLength)
            problems.Add(new("too_long", "name", $"The name has more than {MaxNameLength} characters."));
        if ((roles & (Roles.Labeler | Roles.Reviewer | Roles.Adjudicator)) == Roles.None)
            problems.Add(new("required", "role", "The role must be labeler, reviewer, both or adjudicator."));
        if (skills.Length > AnnotatorLimits.MaxSkills)
            problems.Add(new("too_many", "skills", $"There are more than {AnnotatorLimits.MaxSkills} skills."));
        for (var i = 0; i < Math.Min(skills.Length, AnnotatorLimits.MaxSkills); i++)
            CheckSkill(skills[i], i, problems);
        foreach (var twice in skills.GroupBy(s => s.Name).Where(s => s.Count() > 1))
            problems.Add(new("duplicate", "skills", $"The skill '{twice.Key}' is given twice: which level counts?"));
        if (groups.Length > AnnotatorLimits.MaxGroups)
            problems.Add(new("too_many", "groups", $"There are more than {AnnotatorLimits.MaxGroups} groups."));
        for (var i = 0; i < Math.Min(groups.Length, AnnotatorLimits.MaxGroups); i++)
            if (string.IsNullOrWhiteSpace(groups[i]) || groups[i].Length > AnnotatorLimits.MaxSkillNameLength)
                problems.Add(new("out_of_range", $"groups[{i}]", $"A group has a name of at most {AnnotatorLimits.MaxSkillNameLength} characters."));
        problems.AddRange(LanguageTag.Check("languages", languages, AnnotatorLimits.MaxLanguages));
        return problems.ToImmutable();
    }

    private static void CheckSkill(Skill skill, int i, ImmutableArray<Problem>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(skill.Name) || skill.Name.Length > AnnotatorLimits.MaxSkillNameLength)
            problems.Add(new("out_of_range", $"skills[{i}].name", $"A skill has a name of at most {AnnotatorLimits.MaxSkillNameLength} characters."));
        if (skill.Level is < 1 or > 10)
            problems.Add(new("out_of_range", $"skills[{i}].level", "A level lies between 1 and 10."));
    }
}
