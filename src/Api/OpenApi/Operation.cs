using System.Text.Json.Nodes;

namespace Scheduler.Api.OpenApi;

/// <summary>What the document says of one operation.</summary>
/// <param name="Tag">The feature.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Errors">What it can answer beside the errors that come of its being an operation: see <see cref="ErrorWords"/>.</param>
internal sealed record Operation(string Tag, string Summary, IReadOnlyList<Parameter> Parameters, Body? Body, Body? Reply, IReadOnlyList<int> Errors);

/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
internal sealed record Parameter(string Name, string Place, Shape Shape);

/// <param name="Type">The media type.</param>
/// <param name="Required">Of a request: it may not be left out.</param>
internal sealed record Body(JsonObject Schema, Func<JsonNode?> Example, string Type, bool Required);
