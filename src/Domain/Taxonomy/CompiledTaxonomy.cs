using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// What a response of one task type under some parameters must be; compiled once per parameter version of a project. Immutable, and
/// safe to use from many threads.
/// </summary>
/// <param name="Type">The task type.</param>
/// <param name="Response">The sections of a response.</param>
/// <param name="Labels">Every label of its annotations; empty where there are none.</param>
public sealed record CompiledTaxonomy(string Type, ObjectRule Response, Choices Labels) : ICheckResponse
{
    /// <summary>The dialect of <see cref="ToJsonSchema"/>.</summary>
    public const string SchemaDialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Of one task; of a project, what its parameters say for tasks that say nothing else.</summary>
    public TaskContent Content { get; init; }

    public ImmutableArray<Problem> Check(JsonElement response) => CheckContext.Run(Response, response, Content);

    /// <summary>Makes up a response. Whoever demands links between few annotations draws again: <see cref="ResponseGenerator"/>.</summary>
    public JsonNode Generate(Draws draws) => Response.Generate(new(draws, Content))!;

    /// <summary>
    /// JSON Schema of a response. It accepts every valid response; it cannot tell that a uuid is unique or exists, that labels of a
    /// link go together, that a date exists or that numbers of one shape fit each other (codes <c>duplicate</c> between
    /// annotations, <c>unknown_annotation</c>, <c>not_allowed</c>, <c>bad_format</c>, <c>bad_shape</c>).
    /// </summary>
    public JsonObject ToJsonSchema() => Titled(Type, Response.Schema());

    /// <summary>The schema of a task type without a taxonomy: any object (<see cref="AnyObject"/>).</summary>
    public static JsonObject OpenSchema(string type) => Titled(type, new()
    {
        ["description"] = "Tasks of this type have no taxonomy on this server: every JSON object is a valid response.",
        ["type"] = "object",
    });

    private static JsonObject Titled(string type, JsonObject schema)
    {
        schema.Insert(0, "$schema", SchemaDialect);
        schema.Insert(1, "title", $"Response of a task of type {type}");
        return schema;
    }

    /// <summary>Everything the taxonomy allows and demands, for <see cref="TaxonomyDiff"/>.</summary>
    public IEnumerable<Trait> Traits() => Response.Traits(Type);
}
