using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Scheduler.Domain.Projects;

/// <summary>What a customer wants a project's parameters to become.</summary>
/// <param name="Body">A JSON object.</param>
/// <param name="Patch">It is laid over the latest version; otherwise it replaces all of it.</param>
public readonly record struct ParamsChange(string Body, bool Patch)
{
    /// <summary>The parameters of the next version: what is stored, and what a check judges.</summary>
    public string Over(Project project)
    {
        if (!Patch)
            return Body;
        using var latest = JsonDocument.Parse(project.Latest.Params);
        using var body = JsonDocument.Parse(Body);
        return RawObject.Overlay(latest.RootElement, body.RootElement);
    }

    /// <param name="basis">The version that the sender has read; null when they have not said, and the last word counts.</param>
    public ParamsFit FitOver(Project project, int? basis) =>
        basis is not { } read || read == project.Latest.Version ? ParamsFit.Next
        : read == project.Latest.Version - 1 && Over(project) == project.Latest.Params ? ParamsFit.Repeat
        : ParamsFit.Stale;

    /// <summary>Everything that forbids the next version.</summary>
    public ImmutableArray<Problem> Check(Project project)
    {
        var text = Over(project);
        using var next = JsonDocument.Parse(text);
        using var brought = JsonDocument.Parse(Body);
        var problems = ProjectRules.CheckParams(project.Type, next.RootElement, brought.RootElement);
        if (project.Versions.Length >= ProjectLimits.MaxParamVersions)
            problems = problems.Add(new("too_many", "", $"A project has at most {ProjectLimits.MaxParamVersions} parameter versions."));
        return project.Versions.Sum(v => (long)Encoding.UTF8.GetByteCount(v.Params)) + Encoding.UTF8.GetByteCount(text) <= ProjectLimits.MaxHistoryBytes ? problems
            : problems.Add(new("too_long", "", $"All parameter versions of a project have at most {ProjectLimits.MaxHistoryBytes} bytes together; go on with a new project."));
    }
}
