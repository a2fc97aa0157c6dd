using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Tasks;

/// <summary>Where new tasks go: a project and one of its batches, with the project's parameters ready to be inherited.</summary>
internal sealed class TaskTarget(Project project, Batch batch)
{
    private readonly Dictionary<int, JsonElement> _params = [];

    public Project Project { get; } = project;

    public Batch Batch { get; } = batch;

    /// <summary>The version a task is pinned to: the one it names, or the latest; -1 for none.</summary>
    public int VersionFor(TaskRequest request) => request.ParamVersion ?? Project.Latest.Version;

    /// <summary>Everything wrong with a task that is to go here.</summary>
    public IReadOnlyList<Problem> Check(TaskRequest request)
    {
        var version = VersionFor(request);
        if (version < -1 || version > Project.Latest.Version)
            return [new("unknown_version", "project_param_version", $"The project has no parameter version {version}; the latest is {Project.Latest.Version}.")];

        using var own = JsonDocument.Parse(request.Params);
        return TaskRules.CheckNew(Project.Type, own.RootElement, request.Instruction, version < 0 ? null : ParamsOf(version));
    }

    private JsonElement ParamsOf(int version)
    {
        if (!_params.TryGetValue(version, out var parsed))
        {
            using var document = JsonDocument.Parse(Project.Versions[version].Params);
            _params[version] = parsed = document.RootElement.Clone();
        }

        return parsed;
    }
}
