using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>The settings of a project as customers send them, with the project or later. What is not sent stays as it is.</summary>
internal static class SettingsFields
{
    private const int MaxWordLength = 100;

    /// <summary>All that <see cref="Read"/> asks for.</summary>
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        "mode_of_work", "workforce", "sla_tier", "expected_turnaround_hours", "calibration_required", "pipeline", "consensus_attempts", "review_levels", "review_share",
        "evaluation_share", "training_pass_score", "auto_accept", "offer_seconds", "handle_seconds", "check_attachments", "required_skills", "groups", "languages");

    /// <summary>A misspelt setting would change nothing and look as if it had: settings that are sent by themselves are all known.</summary>
    public static IEnumerable<Problem> Unknown(JsonElement body) => body.EnumerateObject().Where(p => !Known.Contains(p.Name))
        .Select(p => new Problem("unknown_field", p.Name, $"There is no setting \"{p.Name}\". Known: {string.Join(", ", Known.Order(StringComparer.Ordinal))}."));

    public static SettingsChange Read(Fields fields) => new()
    {
        Kind = Word(fields, "mode_of_work", SettingsWords.Kinds),
        Team = Word(fields, "workforce", SettingsWords.Workforces),
        SlaTier = Word(fields, "sla_tier", SettingsWords.Tiers),
        ExpectedTurnaroundHours = fields.Whole("expected_turnaround_hours"),
        CalibrationRequired = fields.Flag("calibration_required"),
        Overlap = Overlap(fields),
        ReviewLevels = fields.Whole("review_levels"),
        ReviewShare = fields.Real("review_share"),
        EvaluationShare = fields.Real("evaluation_share"),
        TrainingPassScore = fields.Real("training_pass_score"),
        AutoAccept = fields.Flag("auto_accept"),
        OfferSeconds = fields.Whole("offer_seconds"),
        HandleSeconds = fields.Whole("handle_seconds"),
        CheckAttachments = fields.Flag("check_attachments"),
        RequiredSkills = fields.Has("required_skills") ? SkillFields.Read(fields, "required_skills", ProjectLimits.MaxRequirements) : null,
        Groups = Texts(fields, "groups", AnnotatorLimits.MaxSkillNameLength),
        Languages = Texts(fields, "languages", LanguageTag.MaxLength),
    };

    private static int? Overlap(Fields fields)
    {
        var attempts = fields.Whole("consensus_attempts");
        switch (fields.Text("pipeline", MaxWordLength))
        {
            case "standard_task" when attempts > 1:
                fields.Add("contradiction", "consensus_attempts", "A standard_task pipeline has one attempt; use consensus_task.");
                break;
            case "standard_task":
                return 1;
            case "consensus_task" when attempts is null:
                fields.Add("required", "consensus_attempts", "A consensus_task pipeline needs consensus_attempts.");
                break;
            case null or "consensus_task":
                break;
            default:
                fields.Add("unknown_pipeline", "pipeline", "pipeline must be standard_task or consensus_task.");
                break;
        }

        return attempts;
    }

    private static T? Word<T>(Fields fields, string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (fields.Text(name, MaxWordLength) is not { } word)
            return null;
        if (words.TryGetValue(word, out var value))
            return value;
        fields.Add("unknown_word", name, $"{name} must be one of {string.Join(", ", words.Keys)}.");
        return null;
    }

    private static ImmutableArray<string>? Texts(Fields fields, string name, int maxLength) =>
        fields.Has(name) ? [.. fields.Texts(name, ProjectLimits.MaxRequirements, maxLength)] : null;
}
