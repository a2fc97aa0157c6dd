using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scheduler.Api.Annotators;
using Scheduler.Api.Metrics;
using Scheduler.Api.Steering;

namespace Scheduler.Api.OpenApi;

/// <summary>
/// Replies that are written by a type, and all that is said over the hubs, among the document's components: clients of both are
/// generated from it. What they are made of is a component too, by its own name.
/// </summary>
internal static class ReplyShapes
{
    private static readonly Type[] Replies =
    [
        typeof(MetricHistory), typeof(BacklogView), typeof(BacklogGroups), typeof(TaskTurnaround), typeof(OpenTasks), typeof(CompletedTasks),
        typeof(PeoplePage), typeof(PersonView), typeof(PersonTimeline), typeof(BatchesAtRisk), typeof(StuckTasks), typeof(ActionPage), typeof(CommandReply),
    ];

    /// <summary>Their methods say what is sent and what comes back.</summary>
    private static readonly Type[] Hubs = [typeof(AnnotatorHub), typeof(IAnnotatorClient), typeof(ManagerHub)];

    public static async Task Add(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        foreach (var shape in Shapes())
        {
            var schema = await context.GetOrCreateSchemaAsync(shape.Type, cancellationToken: cancel);
            foreach (var property in shape.Properties)
                if (ObjectIn(property.PropertyType) is { } named)
                    schema.Properties![property.Name] = Named(schema.Properties[property.Name], named.Type.Name, document);
            // Whole by itself, yet the generator takes a struct without its values for one.
            if (shape.Type.IsValueType)
                schema.Required = shape.Properties.Select(p => p.Name).ToHashSet();
            document.AddComponent(shape.Type.Name, schema);
        }
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

    /// <summary>A text that is one of some words.</summary>
    public static Task NameWords(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute { Values: var words }])
            schema.Enum = [.. words.Select(w => (JsonNode)(string)w!)];
        return Task.CompletedTask;
    }

    private static bool MayBeNull(JsonPropertyInfo property) => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    /// <summary>All objects there are, those within others too, by name.</summary>
    private static IEnumerable<JsonTypeInfo> Shapes()
    {
        var found = new SortedDictionary<string, JsonTypeInfo>(StringComparer.Ordinal);
        var open = new Stack<Type>([.. Replies, .. Hubs.SelectMany(Spoken)]);
        while (open.TryPop(out var type))
            if (ObjectIn(type) is { } shape && found.TryAdd(shape.Type.Name, shape))
                foreach (var property in shape.Properties)
                    open.Push(property.PropertyType);
        return found.Values;
    }

    private static IEnumerable<Type> Spoken(Type hub) =>
        from method in hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetBaseDefinition() == method
        from type in method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)
        where type != typeof(CancellationToken) && type != typeof(Task)
        select type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;

    /// <summary>The object of JSON that a value is, or that a list holds; null for a text, a number and the like.</summary>
    private static JsonTypeInfo? ObjectIn(Type type)
    {
        var shape = MetricJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return shape.Kind == JsonTypeInfoKind.Object ? shape : shape.ElementType is { } element ? ObjectIn(element) : null;
    }

    /// <summary>The same by its name, instead of a copy in every place.</summary>
    private static IOpenApiSchema Named(IOpenApiSchema copy, string name, OpenApiDocument document)
    {
        switch (copy)
        {
            case OpenApiSchema { Items: { } item } list:
                list.Items = Named(item, name, document);
                return list;
            case OpenApiSchema { AdditionalProperties: { } value } map:
                map.AdditionalProperties = Named(value, name, document);
                return map;
            default:
                return new OpenApiSchemaReference(name, document);
        }
    }
}
