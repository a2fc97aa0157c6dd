using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Api.OpenApi;

/// <summary>
/// What the document says of operations and bodies, read from the <c>*.openapi.json</c> files that lie beside the endpoints.
/// README.md has their notation. A test sees that every route has its words, and that what they say is true.
/// </summary>
internal sealed class ApiWords
{
    private static readonly Lazy<ApiWords> Read = new(() => new ApiWords());

    private readonly Dictionary<string, JsonObject> _sources = [], _parameters = [];

    private readonly Dictionary<string, JsonNode> _examples = [];

    private readonly Dictionary<string, Shape> _shapes = [];

    private readonly Dictionary<string, Operation> _operations = [];

    private readonly JsonObject _tags;

    private ApiWords()
    {
        var files = typeof(ApiWords).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".openapi.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (name, Content: Parse(name))).ToArray();
        foreach (var (name, content) in files)
        {
            _parameters[name] = content["parameters"] as JsonObject ?? [];
            foreach (var (body, source) in content["bodies"] as JsonObject ?? [])
                _sources.Add(body, (JsonObject)source!);
            foreach (var (body, example) in content["examples"] as JsonObject ?? [])
                _examples.Add(body, example!);
        }

        _tags = (JsonObject)files.Single(f => f.name == Shared).Content["tags"]!;
        foreach (var (body, source) in _sources)
            _shapes.Add(body, Shape(source));
        foreach (var (name, content) in files)
            foreach (var (key, words) in content["operations"] as JsonObject ?? [])
                _operations.Add(key, Operation((JsonObject)words!, key, name));
    }

    /// <summary>Bodies by name, those alone that are described here and not by a type.</summary>
    public static IReadOnlyDictionary<string, Shape> Bodies => Read.Value._shapes;

    /// <summary>Features with their words, in the order in which a newcomer meets them.</summary>
    public static IEnumerable<(string Name, string Words)> Tags => Read.Value._tags.Select(t => (t.Key, t.Value!.GetValue<string>()));

    /// <summary>Null for an operation that has no words.</summary>
    public static Operation? Find(string method, string route) => Read.Value._operations.GetValueOrDefault($"{method} {route}");

    private Operation Operation(JsonObject words, string key, string file)
    {
        string? Text(string name) => words[name]?.GetValue<string>();
        string[] Names(string name) => Text(name)?.Split(' ') ?? [];
        var path = key.Split('/').Zip(key.Split('/').Skip(1)).Where(s => s.Second.StartsWith('{'));
        return new(
            file.Split('.')[^3],
            Text("summary")!,
            [
                .. path.Select(p => new Parameter(p.Second.Trim('{', '}'), "path", Words(file, $"{p.First}/{p.Second}", p.Second.Trim('{', '}')))),
                .. Names("query").Select(p => new Parameter(p, "query", Words(file, p))),
                .. Names("header").Select(p => new Parameter(p, "header", Words(file, p))),
            ],
            words["body"] is { } body ? Body(body, words["example"], Text("sent_as")) : null,
            words["reply"] is { } reply ? Body(reply, words["reply_example"], Text("comes_as")) : null,
            [.. Names("errors").Select(int.Parse)]);
    }

    private Body Body(JsonNode node, JsonNode? example, string? type)
    {
        // A body that may be left out ends with a question mark.
        var optional = node is JsonValue line && line.GetValue<string>().EndsWith('?');
        var shape = Shape(optional ? node.GetValue<string>()[..^1] : node);
        return new(shape.Schema, example is null ? shape.Example : example.DeepClone, type ?? Json, !optional);
    }

    /// <param name="names">The first that has words counts.</param>
    private Shape Words(string file, params string[] names) => Shape(
        names.SelectMany(n => new[] { _parameters[file][n], _parameters[Shared][n] }).FirstOrDefault(w => w is not null) ?? throw new FormatException($"{file}: the parameter {names[^1]} has no words."));

    private Shape Shape(JsonNode node) => OpenApi.Shape.Read(node, ExampleOf, name => _sources[name]);

    private JsonNode? ExampleOf(string body) => _examples.TryGetValue(body, out var example) ? Filled(example) : _shapes[body].Example();

    /// <summary>In an example, <c>{"$ref": "Body"}</c> is the example of that body.</summary>
    private JsonNode? Filled(JsonNode? example) => example switch
    {
        JsonObject one when one["$ref"] is { } other => ExampleOf(other.GetValue<string>()),
        JsonObject properties => new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, Filled(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Filled)]),
        _ => example?.DeepClone(),
    };

    private static JsonObject Parse(string name)
    {
        using var stream = typeof(ApiWords).Assembly.GetManifestResourceStream(name)!;
        return (JsonObject)JsonNode.Parse(stream, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
    }

    private const string Json = "application/json";

    private static string Shared => $"{typeof(ApiWords).Namespace}.Shared.openapi.json";
}
