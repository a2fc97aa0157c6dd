using System.Collections.Immutable;
using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Projects;

/// <summary>What is to become different in a project's settings; null leaves a setting as it is.</summary>
public sealed record SettingsChange
{
    public ProjectKind? Kind { get; init; }

    public bool? Team { get; init; }

    public SlaTier? SlaTier { get; init; }

    /// <summary>0: what the tier says.</summary>
    public int? ExpectedTurnaroundHours { get; init; }

    public bool? Calibrated { get; init; }

    public bool? CalibrationRequired { get; init; }

    public int? Overlap { get; init; }

    public int? ReviewLevels { get; init; }

    public double? ReviewShare { get; init; }

    public bool? AutoAccept { get; init; }

    public int? OfferSeconds { get; init; }

    public int? HandleSeconds { get; init; }

    public bool? CheckAttachments { get; init; }

    public double? EvaluationShare { get; init; }

    public double? TrainingPassScore { get; init; }

    public ImmutableArray<Skill>? RequiredSkills { get; init; }

    public ImmutableArray<string>? Groups { get; init; }

    public ImmutableArray<string>? Languages { get; init; }

    public ProjectSettings ApplyTo(ProjectSettings settings) => settings with
    {
        Kind = Kind ?? settings.Kind,
        Team = Team ?? settings.Team,
        SlaTier = SlaTier ?? settings.SlaTier,
        ExpectedTurnaroundHours = ExpectedTurnaroundHours is { } hours ? hours == 0 ? null : hours : settings.ExpectedTurnaroundHours,
        Calibrated = Calibrated ?? settings.Calibrated,
        CalibrationRequired = CalibrationRequired ?? settings.CalibrationRequired,
        Overlap = Overlap ?? settings.Overlap,
        ReviewLevels = ReviewLevels ?? settings.ReviewLevels,
        MostReviewLevels = settings.MostReviewLevels,
        ReviewShare = ReviewShare ?? settings.ReviewShare,
        AutoAccept = AutoAccept ?? settings.AutoAccept,
        OfferSeconds = OfferSeconds ?? settings.OfferSeconds,
        HandleSeconds = HandleSeconds ?? settings.HandleSeconds,
        SkipAttachmentChecks = CheckAttachments is { } check ? !check : settings.SkipAttachmentChecks,
        EvaluationShare = EvaluationShare ?? settings.EvaluationShare,
        TrainingPassScore = TrainingPassScore ?? settings.TrainingPassScore,
        RequiredSkills = RequiredSkills ?? settings.RequiredSkills,
        Groups = Groups ?? settings.Groups,
        Languages = Languages is { } given ? [.. given.Select(LanguageTag.Normal).Distinct()] : settings.Languages,
    };
}
