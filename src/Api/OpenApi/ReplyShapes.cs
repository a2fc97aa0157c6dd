using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scheduler.Api.Metrics;
using Scheduler.Api.Steering;

namespace Scheduler.Api.OpenApi;

/// <summary>Shapes of replies and of hub messages among the document's components, so that clients of both are generated from it.</summary>
internal static class ReplyShapes
{
    private static readonly Type[] Types =
    [
        typeof(MetricHistory), typeof(BacklogView), typeof(BacklogGroups), typeof(TaskTurnaround), typeof(ManagerSnapshot),
        typeof(PeoplePage), typeof(PersonView), typeof(PersonTimeline), typeof(BatchesAtRisk), typeof(StuckTasks), typeof(ActionPage), typeof(CommandReply),
    ];

    public static async Task Add(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        foreach (var type in Types)
            document.AddComponent(type.Name, await context.GetOrCreateSchemaAsync(type, cancellationToken: cancel));
    }
}
