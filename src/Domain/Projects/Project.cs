using System.Collections.Immutable;

namespace Scheduler.Domain.Projects;

/// <summary>One annotation use case of an organization, with all its parameter versions.</summary>
/// <param name="Versions">Never empty; version n stands at index n.</param>
public sealed record Project(
    ProjectId Id,
    Tenant Tenant,
    string Name,
    string Type,
    ProjectSettings Settings,
    DateTimeOffset CreatedAt,
    bool Archived,
    ImmutableArray<ProjectParams> Versions)
{
    public ProjectParams Latest => Versions[^1];

    /// <summary>Characters of all versions: what holding the project costs.</summary>
    public long Characters => Versions.Sum(v => (long)v.Params.Length);

    /// <summary>What a task of this version inherits: a JSON object; <c>{}</c> for -1, which is none.</summary>
    public string ParamsOf(int version) => version < 0 ? "{}" : Versions[version].Params;

    /// <summary>
    /// All that new tasks are checked under, as one text to compare; read with the rest of it, so that it is never newer. Null for a
    /// project that did not come from its rows just now.
    /// </summary>
    public string? Basis { get; init; }
}

/// <summary>One version of a project's parameters.</summary>
/// <param name="Params">A JSON object, as it came in.</param>
public sealed record ProjectParams(int Version, DateTimeOffset CreatedAt, string Params);
