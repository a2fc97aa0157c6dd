using System.Text.Json.Serialization.Metadata;
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

    /// <summary>What is null is left out of our replies, so that it may be missing and is never null; the generator believes the contrary.</summary>
    public static Task LeaveOutNulls(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonPropertyInfo is { } own && MayBeNull(own))
            schema.Type &= ~JsonSchemaType.Null;
        foreach (var property in context.JsonTypeInfo.Properties.Where(MayBeNull))
            schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    private static bool MayBeNull(JsonPropertyInfo property) => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;
}
