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
        using var inherited = JsonDocument.Parse(await Inherited(row, projects, cancel));
        return AnswerRules.For(row.Type, new TaskParams(own.RootElement, inherited.RootElement));
    }

    /// <summary>The parameters of the project's version; <c>{}</c> for none.</summary>
    public static async Task<string> Inherited(TaskRow row, IProjectStore projects, CancellationToken cancel) =>
        row.ParamVersion < 0 ? "{}" : (await projects.Get(row.Ref.Tenant, row.Ref.Project, cancel))?.ParamsOf(row.ParamVersion) ?? "{}";
}
