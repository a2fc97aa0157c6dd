using System.Collections.Immutable;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Projects;

/// <summary>What a project's settings must be before they are stored.</summary>
public static class SettingsRules
{
    /// <summary>Every problem at once, under the names that the settings have on the wire.</summary>
    public static ImmutableArray<Problem> Check(ProjectSettings settings)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Range(problems, "consensus_attempts", settings.Overlap, 1, TaskLimits.MaxOverlap);
        Range(problems, "review_levels", settings.ReviewLevels, 0, TaskLimits.MaxReviewLevels);
        Range(problems, "offer_seconds", settings.OfferSeconds, ProjectLimits.MinOfferSeconds, ProjectLimits.MaxOfferSeconds);
        Range(problems, "handle_seconds", settings.HandleSeconds, ProjectLimits.MinHandleSeconds, ProjectLimits.MaxHandleSeconds);
        // 0, which may be written, is what takes it back and is never kept.
        if (settings.ExpectedTurnaroundHours is { } hours)
            Range(problems, "expected_turnaround_hours", hours, 0, ProjectLimits.MaxTurnaroundHours);
        Share(problems, "review_share", settings.ReviewShare);
        Share(problems, "evaluation_share", settings.EvaluationShare);
        Share(problems, "training_pass_score", settings.TrainingPassScore);
        if (settings.RequiredSkills.Length > ProjectLimits.MaxRequirements)
            problems.Add(new("too_many", "required_skills", $"There are more than {ProjectLimits.MaxRequirements} required skills."));
        if (settings.Groups.Length > ProjectLimits.MaxRequirements)
            problems.Add(new("too_many", "groups", $"There are more than {ProjectLimits.MaxRequirements} groups."));
        problems.AddRange(LanguageTag.Check("languages", settings.Languages, ProjectLimits.MaxRequirements));
        return problems.ToImmutable();
    }

    /// <summary>Every problem of a change, and of what the settings become by it.</summary>
    public static ImmutableArray<Problem> Check(SettingsChange change, ProjectSettings settings)
    {
        var result = change.ApplyTo(settings);
        var problems = Check(result);
        return change.Team == false && result.Kind == ProjectKind.Studio
            ? problems.Add(new("contradiction", "workforce", "Studio is the work of the organization's own team; use rapid or pro for the platform's workforce."))
            : problems;
    }

    private static void Share(ImmutableArray<Problem>.Builder problems, string path, double value)
    {
        if (value is not (>= 0 and <= 1))
            problems.Add(new("out_of_range", path, $"{path} must lie between 0 and 1."));
    }

    private static void Range(ImmutableArray<Problem>.Builder problems, string path, int value, int min, int max)
    {
        if (value < min || value > max)
            problems.Add(new("out_of_range", path, $"{path} must lie between {min} and {max}."));
    }
}
