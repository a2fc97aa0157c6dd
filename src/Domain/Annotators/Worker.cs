using System.Collections.Immutable;

namespace Scheduler.Domain.Annotators;

/// <summary>What an annotator may do. Flags: <c>both</c> is labeler and reviewer.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Labeler = 1,
    Reviewer = 2,

    /// <summary>Decides tasks whose reviews were rejected too often.</summary>
    Adjudicator = 4,
}

/// <summary>Something a person can do, or a project needs, at a level of 1 (beginner) to 10.</summary>
/// <param name="Until">When it ends; null for never. Of no meaning in what a project needs.</param>
public readonly record struct Skill(string Name, int Level, DateTimeOffset? Until = null);

/// <summary>A person as the eligibility rules see one. Equal profiles share a place in the dispatcher's index.</summary>
public sealed record Worker(
    AnnotatorId Id,
    WorkforceId Workforce,
    OrganizationId? Organization,
    Roles Roles,
    ImmutableArray<Skill> Skills,
    ImmutableArray<string> Groups)
{
    /// <summary>Languages the person speaks, as <see cref="LanguageTag"/> has it.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Projects the person is assigned to.</summary>
    public ImmutableArray<ProjectId> Projects { get; init; } = [];

    /// <summary>Ids of the organization's groups the person is in.</summary>
    public ImmutableArray<string> StudioGroups { get; init; } = [];

    /// <summary>The only batch the person wants work of; null for every one.</summary>
    public BatchId? Focus { get; init; }

    /// <summary>The person as of now: skills that have ended are not there.</summary>
    public Worker At(DateTimeOffset now) => Skills.Any(s => s.Until <= now) ? this with { Skills = [.. Skills.Where(s => !(s.Until <= now))] } : this;

    /// <summary>Equal for people whom every eligibility rule judges alike: the dispatcher judges each signature once.</summary>
    /// <remarks>Not kept in a field: a copy made by <c>with</c> would keep the signature of what it was copied from.</remarks>
    public string Signature => string.Join('|',
        Workforce, Organization?.Value, (int)Roles,
        string.Join(',', Skills.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => $"{s.Name}:{s.Level}")),
        string.Join(',', Groups.Order(StringComparer.Ordinal)),
        string.Join(',', Languages.Order(StringComparer.Ordinal)),
        string.Join(',', Projects.Select(p => p.Value).Order(StringComparer.Ordinal)),
        string.Join(',', StudioGroups.Order(StringComparer.Ordinal)),
        Focus?.Value);

    public int LevelOf(string skill)
    {
        foreach (var own in Skills)
            if (own.Name == skill)
                return own.Level;
        return 0;
    }
}
