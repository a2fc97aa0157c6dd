using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;

namespace Scheduler.Grains.Interfaces.Projects;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("project-settings-value")]
public readonly record struct ProjectSettingsSurrogate(
    ProjectKind Kind,
    int Overlap,
    int ReviewLevels,
    double ReviewShare,
    ImmutableArray<Skill> RequiredSkills,
    ImmutableArray<string> Groups,
    bool AutoAccept,
    int OfferSeconds,
    int HandleSeconds,
    bool AssignedOnly,
    bool Team,
    SlaTier SlaTier,
    int? ExpectedTurnaroundHours,
    int MostReviewLevels,
    ImmutableArray<string> Languages,
    bool Calibrated,
    bool CalibrationRequired,
    bool SkipAttachmentChecks,
    bool HasQualityTasks,
    double? EvaluationShare,
    double? TrainingPassScore);

[RegisterConverter]
public sealed class ProjectSettingsConverter : IConverter<ProjectSettings, ProjectSettingsSurrogate>
{
    public ProjectSettings ConvertFromSurrogate(in ProjectSettingsSurrogate s) => new()
    {
        Kind = s.Kind,
        Overlap = s.Overlap,
        ReviewLevels = s.ReviewLevels,
        ReviewShare = s.ReviewShare,
        RequiredSkills = s.RequiredSkills,
        Groups = s.Groups,
        AutoAccept = s.AutoAccept,
        OfferSeconds = s.OfferSeconds,
        HandleSeconds = s.HandleSeconds,
        AssignedOnly = s.AssignedOnly,
        Team = s.Team,
        SlaTier = s.SlaTier == SlaTier.Unspecified ? SlaTier.Standard : s.SlaTier,
        ExpectedTurnaroundHours = s.ExpectedTurnaroundHours,
        MostReviewLevels = s.MostReviewLevels,

        // A process of an earlier version tells none.
        Languages = s.Languages.IsDefault ? [] : s.Languages,
        Calibrated = s.Calibrated,
        CalibrationRequired = s.CalibrationRequired,
        SkipAttachmentChecks = s.SkipAttachmentChecks,
        HasQualityTasks = s.HasQualityTasks,
        EvaluationShare = s.EvaluationShare ?? QualityLimits.DefaultEvaluationShare,
        TrainingPassScore = s.TrainingPassScore ?? QualityLimits.DefaultTrainingPassScore,
    };

    public ProjectSettingsSurrogate ConvertToSurrogate(in ProjectSettings v) =>
        new(v.Kind, v.Overlap, v.ReviewLevels, v.ReviewShare, v.RequiredSkills, v.Groups, v.AutoAccept, v.OfferSeconds, v.HandleSeconds, v.AssignedOnly,
            v.Team, v.SlaTier, v.ExpectedTurnaroundHours, v.MostReviewLevels, v.Languages, v.Calibrated, v.CalibrationRequired, v.SkipAttachmentChecks,
            v.HasQualityTasks, v.EvaluationShare, v.TrainingPassScore);
}

[GenerateSerializer, Alias("settings-change-value")]
public readonly record struct SettingsChangeSurrogate(
    ProjectKind? Kind,
    bool? Team,
    SlaTier? SlaTier,
    int? ExpectedTurnaroundHours,
    int? Overlap,
    int? ReviewLevels,
    double? ReviewShare,
    bool? AutoAccept,
    int? OfferSeconds,
    int? HandleSeconds,
    ImmutableArray<Skill>? RequiredSkills,
    ImmutableArray<string>? Groups,
    ImmutableArray<string>? Languages,
    bool? Calibrated,
    bool? CalibrationRequired,
    bool? CheckAttachments,
    double? EvaluationShare,
    double? TrainingPassScore);

[RegisterConverter]
public sealed class SettingsChangeConverter : IConverter<SettingsChange, SettingsChangeSurrogate>
{
    public SettingsChange ConvertFromSurrogate(in SettingsChangeSurrogate s) => new()
    {
        Kind = s.Kind,
        Team = s.Team,
        SlaTier = s.SlaTier,
        ExpectedTurnaroundHours = s.ExpectedTurnaroundHours,
        Overlap = s.Overlap,
        ReviewLevels = s.ReviewLevels,
        ReviewShare = s.ReviewShare,
        AutoAccept = s.AutoAccept,
        OfferSeconds = s.OfferSeconds,
        HandleSeconds = s.HandleSeconds,
        RequiredSkills = s.RequiredSkills,
        Groups = s.Groups,
        Languages = s.Languages,
        Calibrated = s.Calibrated,
        CalibrationRequired = s.CalibrationRequired,
        CheckAttachments = s.CheckAttachments,
        EvaluationShare = s.EvaluationShare,
        TrainingPassScore = s.TrainingPassScore,
    };

    public SettingsChangeSurrogate ConvertToSurrogate(in SettingsChange v) => new(
        v.Kind, v.Team, v.SlaTier, v.ExpectedTurnaroundHours, v.Overlap, v.ReviewLevels, v.ReviewShare, v.AutoAccept, v.OfferSeconds, v.HandleSeconds,
        v.RequiredSkills, v.Groups, v.Languages, v.Calibrated, v.CalibrationRequired, v.CheckAttachments,
        v.EvaluationShare, v.TrainingPassScore);
}

[GenerateSerializer, Alias("project-params-value")]
public readonly record struct ProjectParamsSurrogate(int Version, DateTimeOffset CreatedAt, string Params);

[RegisterConverter]
public sealed class ProjectParamsConverter : IConverter<ProjectParams, ProjectParamsSurrogate>
{
    public ProjectParams ConvertFromSurrogate(in ProjectParamsSurrogate s) => new(s.Version, s.CreatedAt, s.Params);

    public ProjectParamsSurrogate ConvertToSurrogate(in ProjectParams v) => new(v.Version, v.CreatedAt, v.Params);
}

[GenerateSerializer, Alias("project-value")]
public readonly record struct ProjectSurrogate(
    ProjectId Id,
    Tenant Tenant,
    string Name,
    string Type,
    ProjectSettings Settings,
    DateTimeOffset CreatedAt,
    bool Archived,
    ImmutableArray<ProjectParams> Versions);

[RegisterConverter]
public sealed class ProjectConverter : IConverter<Project, ProjectSurrogate>
{
    public Project ConvertFromSurrogate(in ProjectSurrogate s) =>
        new(s.Id, s.Tenant, s.Name, s.Type, s.Settings, s.CreatedAt, s.Archived, s.Versions);

    public ProjectSurrogate ConvertToSurrogate(in Project v) => new(v.Id, v.Tenant, v.Name, v.Type, v.Settings, v.CreatedAt, v.Archived, v.Versions);
}
