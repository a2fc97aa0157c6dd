using Scheduler.Api.Http;
using Scheduler.Api.Tasks;
using Scheduler.Domain.Exports;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Projects;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Exports;

/// <summary>What to write: the tasks of a filter, in a format.</summary>
/// <param name="Labels">Labels of the taxonomy of the one project the filter names, in its order; empty without one.</param>
internal sealed record ExportPlan(IExportFormat Format, TaskFilter Filter, IReadOnlyList<string> Labels);

/// <summary>Makes plans: names become ids, and what cannot be written is refused before anybody waits for it.</summary>
internal sealed class ExportPlans(IProjectStore projects, IBatchStore batches)
{
    public async Task<(ExportPlan? Plan, ErrorReply? Refusal)> Make(IExportFormat format, TaskQuery wanted, CancellationToken cancel)
    {
        if (await TaskList.Resolve(wanted, projects, batches, cancel) is not { } filter)
            return (null, ErrorReply.NotFound("The project or batch of the filter was not found."));
        var project = await ProjectOf(filter, cancel);
        return (filter.Type ?? project?.Type) is { } type && !format.Fits(type)
            ? (null, ErrorReply.BadRequest($"Responses of {type} tasks cannot be written as {format.Name}; use jsonl or csv."))
            : (new(format, filter, LabelsOf(project)), null);
    }

    private async Task<Project?> ProjectOf(TaskFilter filter, CancellationToken cancel)
    {
        var id = filter.Project ?? (filter.Batch is { } batch ? (await batches.Get(filter.Tenant, batch, cancel))?.Project : null);
        return id is { } known ? await projects.Get(filter.Tenant, known, cancel) : null;
    }

    private static IReadOnlyList<string> LabelsOf(Project? project)
    {
        if (project is null)
            return [];
        using var parameters = System.Text.Json.JsonDocument.Parse(project.Latest.Params);
        return TaxonomyCompiler.Compile(project.Type, parameters.RootElement, out _) is { } taxonomy ? [.. taxonomy.Labels.Leaves.Select(l => l.Text)] : [];
    }
}
