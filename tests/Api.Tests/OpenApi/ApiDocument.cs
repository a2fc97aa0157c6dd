using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Scheduler.Tests.Api.OpenApi;

/// <summary>The document as a client gets it.</summary>
internal sealed class ApiDocument(JsonObject document)
{
    private const string Bodies = "#/components/schemas/";

    private readonly JsonObject _lenient = Definitions(document, closed: false), _strict = Definitions(document, closed: true);

    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. ((JsonObject)document["paths"]!).SelectMany(p => ((JsonObject)p.Value!).Select(o => new ApiOperation(o.Key.ToUpperInvariant(), p.Key, (JsonObject)o.Value!))),
    ];

    public static async Task<ApiDocument> Of(ApiHost host)
    {
        using var http = new HttpClient();
        return new((JsonObject)JsonNode.Parse(await http.GetStringAsync(new Uri(host.Address, "/openapi/v1.json")))!);
    }

    /// <summary>The object itself, where there is a reference to a component.</summary>
    public JsonObject Whole(JsonNode node) => node["$ref"]?.GetValue<string>() is { } name ? (JsonObject)name[2..].Split('/').Aggregate((JsonNode)document, (at, part) => at[part]!) : (JsonObject)node;

    /// <summary>What is wrong with a value by a schema of the document; empty when nothing is.</summary>
    /// <param name="closed">A property that the document does not know is wrong too.</param>
    public string Wrong(JsonNode schema, JsonNode? value, bool closed = false)
    {
        var alone = (JsonObject)JsonNode.Parse(Rooted(schema.ToJsonString()))!;
        if (closed)
            Close(alone);
        alone["$defs"] = Named(alone, closed ? _strict : _lenient);
        var verdict = JsonSchema.FromText(alone.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(value), new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return verdict.IsValid ? "" : string.Join("; ", (verdict.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))) + $" in {value?.ToJsonString()}";
    }

    private static JsonObject Definitions(JsonObject document, bool closed)
    {
        var bodies = (JsonObject)JsonNode.Parse(Rooted(document["components"]!["schemas"]!.ToJsonString()))!;
        if (closed)
            Close(bodies);
        return bodies;
    }

    /// <summary>The definitions that a schema leads to: to read all of them takes long.</summary>
    private static JsonObject Named(JsonNode schema, JsonObject all)
    {
        var found = new JsonObject();
        var open = new Stack<JsonNode>([schema]);
        while (open.TryPop(out var node))
            foreach (var name in node.ToJsonString().Split("#/$defs/").Skip(1).Select(r => r[..r.IndexOf('"', StringComparison.Ordinal)]))
                if (found.TryAdd(name, null))
                    open.Push(found[name] = all[name]!.DeepClone());
        return found;
    }

    private static string Rooted(string schema) => schema.Replace(Bodies, "#/$defs/", StringComparison.Ordinal);

    private static void Close(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var one in list)
                Close(one);
        if (node is not JsonObject schema)
            return;
        foreach (var (name, inner) in schema)
            if (name is not "examples")
                Close(inner);
        if (schema["properties"] is JsonObject && schema["type"] is JsonValue && !schema.ContainsKey("additionalProperties"))
            schema["additionalProperties"] = false;
    }
}

internal sealed record ApiOperation(string Method, string Path, JsonObject Words)
{
    public string Key => $"{Method} {Path}";

    /// <summary>Media type and what is said of it; null when nothing is sent.</summary>
    public (string Type, JsonObject Media)? Sends => Words["requestBody"]?["content"] is JsonObject content ? Only(content) : null;

    /// <summary>Null for an operation that never has a 200.</summary>
    public (string Type, JsonObject Media)? Answers => Words["responses"]!["200"]?["content"] is JsonObject content ? Only(content) : null;

    public override string ToString() => Key;

    private static (string Type, JsonObject Media) Only(JsonObject content) => content.Select(c => (c.Key, (JsonObject)c.Value!)).Single();
}
