using System.Text.Json.Nodes;

namespace Scheduler.Api.OpenApi;

/// <summary>A JSON Schema and a value of it, both read from one short line; README.md has the notation.</summary>
/// <param name="Example">Null when there is none to show. Asked when all shapes are known, for one is made of others.</param>
/// <param name="Shown">An optional property of this shape stands in the example of its object.</param>
internal sealed record Shape(JsonObject Schema, Func<JsonNode?> Example, bool Shown)
{
    private const string Moment = "2026-01-02T03:04:05.678Z", Raw = "$json", Words = "$", Spread = "...", Others = "*";

    /// <param name="exampleOf">The example of a named shape.</param>
    /// <param name="source">The source of a named shape, to take its properties over.</param>
    public static Shape Read(JsonNode node, Func<string, JsonNode?> exampleOf, Func<string, JsonObject> source) => node switch
    {
        JsonArray { Count: 1 } one => ListOf(Read(one[0]!, exampleOf, source)),
        JsonObject raw when raw[Raw] is JsonObject schema => new((JsonObject)schema.DeepClone(), () => schema["examples"]?[0]?.DeepClone(), schema.ContainsKey("examples")),
        JsonObject properties => Object(properties, exampleOf, source),
        JsonValue line => Line(line.GetValue<string>(), exampleOf),
        _ => throw new FormatException($"No shape: {node}"),
    };

    private static Shape Object(JsonObject source, Func<string, JsonNode?> exampleOf, Func<string, JsonObject> named)
    {
        var (schema, properties, required) = (new JsonObject { ["type"] = "object" }, new JsonObject(), new List<string>());
        var shown = new OrderedDictionary<string, Func<JsonNode?>>();
        foreach (var (key, node) in Flat(source, named))
        {
            if (key == Words)
            {
                schema["description"] = node!.DeepClone();
                continue;
            }

            var (name, shape) = (key.TrimEnd('?'), Read(node!, exampleOf, named));
            if (name == Others)
            {
                schema["additionalProperties"] = shape.Schema;
                continue;
            }

            properties[name] = shape.Schema;
            required.Remove(name);
            if (name == key)
                required.Add(name);
            if (name == key || shape.Shown)
                shown[name] = shape.Example;
        }

        schema["properties"] = properties;
        if (required.Count > 0)
            schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        return new(schema, () => new JsonObject(shown.Select(s => KeyValuePair.Create(s.Key, s.Value()))), true);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Flat(JsonObject source, Func<string, JsonObject> named) =>
        source.SelectMany(p => p.Key == Spread ? Flat(named(p.Value!.GetValue<string>()), named).Where(n => n.Key != Words) : [p]);

    /// <summary><c>type = example: words</c>.</summary>
    private static Shape Line(string line, Func<string, JsonNode?> exampleOf)
    {
        var (head, words) = Cut(line, ": ");
        var (type, example) = Cut(head, " = ");
        var shape = Typed(type, exampleOf);
        if (example is not null and not "*")
        {
            var value = Value(shape.Schema, example);
            shape.Schema["examples"] = new JsonArray(value.DeepClone());
            shape = shape with { Example = value.DeepClone };
        }

        if (words is not null)
            shape.Schema["description"] = words;
        return shape with { Shown = example is not null };
    }

    private static Shape Typed(string type, Func<string, JsonNode?> exampleOf)
    {
        if (type.Split(" or ") is [var first, _, ..] either)
            return new(new() { ["anyOf"] = new JsonArray([.. either.Select(t => Typed(t, exampleOf).Schema)]) }, Typed(first, exampleOf).Example, false);
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return ListOf(Typed(type[..^2], exampleOf));
        if (type.Split(" | ") is [var usual, _, ..] words)
            return new(new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) }, () => usual, false);

        return type switch
        {
            "string" or "integer" or "number" => new(new() { ["type"] = type }, () => throw new FormatException($"A {type} needs an example."), false),
            "null" => new(new() { ["type"] = type }, () => null, false),
            "boolean" => new(new() { ["type"] = type }, () => false, false),
            "moment" => new(new() { ["type"] = "string", ["format"] = "date-time" }, () => Moment, false),
            "object" => new(new() { ["type"] = type }, () => new JsonObject(), false),
            "bytes" => new(new() { ["type"] = "string", ["format"] = "binary" }, () => "…", false),
            "any" => new([], () => null, false),
            _ => new(new() { ["$ref"] = $"#/components/schemas/{type}" }, () => exampleOf(type), false),
        };
    }

    private static Shape ListOf(Shape item) => new(new() { ["type"] = "array", ["items"] = item.Schema }, () => new JsonArray(item.Example()), true);

    private static JsonNode Value(JsonObject schema, string text) => schema["type"]?.GetValue<string>() switch
    {
        "string" => JsonValue.Create(text),
        "array" when !text.StartsWith('[') => new JsonArray([.. text.Split(", ").Select(t => Value((JsonObject)schema["items"]!, t))]),
        null when schema.ContainsKey("$ref") && !text.StartsWith('{') => JsonValue.Create(text),
        _ => JsonNode.Parse(text)!,
    };

    private static (string Head, string? Tail) Cut(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var i ? (text[..i], text[(i + at.Length)..]) : (text, null);
}
