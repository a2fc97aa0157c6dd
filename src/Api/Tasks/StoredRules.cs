using System.Text.Json;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>How answers to a stored task are checked and merged, by its own parameters and the version it is pinned to.</summary>
internal static class StoredRules
{
    public static async Task<AnswerRules> Of(TaskRow row, IProjectStore projects, CancellationToken cancel)
    {
        using var own = JsonDocument.Parse(row.Params);
        var project = row.ParamVersion < 0 ? null : await projects.Get(row.Ref.Tenant, row.Ref.Project, cancel);
        using var inherited = project is null ? null : JsonDocument.Parse(project.Versions[row.ParamVersion].Params);
        return AnswerRules.For(row.Type, new TaskParams(own.RootElement, inherited?.RootElement));
    }
}
