using System.Collections.Immutable;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;

namespace Scheduler.Grains.Interfaces.Annotators;

// How these values of the Domain cross grain calls. Ids are the order of the parameters: append, never reorder.

[GenerateSerializer, Alias("skill-value")]
public readonly record struct SkillSurrogate(string Name, int Level, DateTimeOffset? Until);

[RegisterConverter]
public sealed class SkillConverter : IConverter<Skill, SkillSurrogate>
{
    public Skill ConvertFromSurrogate(in SkillSurrogate s) => new(s.Name, s.Level, s.Until);

    public SkillSurrogate ConvertToSurrogate(in Skill v) => new(v.Name, v.Level, v.Until);
}

[GenerateSerializer, Alias("worker-value")]
public readonly record struct WorkerSurrogate(
    AnnotatorId Id,
    WorkforceId Workforce,
    OrganizationId? Organization,
    Roles Roles,
    ImmutableArray<Skill> Skills,
    ImmutableArray<string> Groups,
    ImmutableArray<ProjectId> Projects,
    ImmutableArray<string> StudioGroups,
    ImmutableArray<string> Languages,
    BatchId? Focus);

[RegisterConverter]
public sealed class WorkerConverter : IConverter<Worker, WorkerSurrogate>
{
    public Worker ConvertFromSurrogate(in WorkerSurrogate s) => new(s.Id, s.Workforce, s.Organization, s.Roles, s.Skills, s.Groups)
    {
        Projects = s.Projects,
        StudioGroups = s.StudioGroups,

        // A process of an earlier version tells none.
        Languages = s.Languages.IsDefault ? [] : s.Languages,
        Focus = s.Focus,
    };

    public WorkerSurrogate ConvertToSurrogate(in Worker v) => new(v.Id, v.Workforce, v.Organization, v.Roles, v.Skills, v.Groups, v.Projects, v.StudioGroups, v.Languages, v.Focus);
}

[GenerateSerializer, Alias("lease-terms-value")]
public readonly record struct LeaseTermsSurrogate(bool AutoAccept, TimeSpan Offer, TimeSpan Handle);

[RegisterConverter]
public sealed class LeaseTermsConverter : IConverter<LeaseTerms, LeaseTermsSurrogate>
{
    public LeaseTerms ConvertFromSurrogate(in LeaseTermsSurrogate s) => new(s.AutoAccept, s.Offer, s.Handle);

    public LeaseTermsSurrogate ConvertToSurrogate(in LeaseTerms v) => new(v.AutoAccept, v.Offer, v.Handle);
}
