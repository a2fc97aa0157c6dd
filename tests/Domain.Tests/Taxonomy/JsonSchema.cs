using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scheduler.Tests.Domain.Taxonomy;

/// <summary>
/// The part of JSON Schema 2020-12 that our schemas use, written from the specification and sharing nothing with the validator. A
/// keyword it does not know is an error, so that none is passed over in silence.
/// </summary>
internal static class JsonSchema
{
    public static bool Accepts(JsonElement schema, JsonElement value)
    {
        foreach (var keyword in schema.EnumerateObject())
            if (!Holds(keyword.Name, keyword.Value, schema, value))
                return false;
        return true;
    }

    private static bool Holds(string keyword, JsonElement wanted, JsonElement schema, JsonElement value) => keyword switch
    {
        "$schema" or "title" or "then" or "else" => true,
        "type" => wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Any(t => IsType(t.GetString()!, value)) : IsType(wanted.GetString()!, value),
        "enum" => wanted.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "allOf" => wanted.EnumerateArray().All(s => Accepts(s, value)),
        "anyOf" => wanted.EnumerateArray().Any(s => Accepts(s, value)),
        "not" => !Accepts(wanted, value),
        "if" => !schema.TryGetProperty(Accepts(wanted, value) ? "then" : "else", out var branch) || Accepts(branch, value),
        "properties" => value.ValueKind != JsonValueKind.Object || wanted.EnumerateObject().All(p => !value.TryGetProperty(p.Name, out var v) || Accepts(p.Value, v)),
        "required" => value.ValueKind != JsonValueKind.Object || wanted.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || Others(schema, value).All(v => wanted.ValueKind != JsonValueKind.False && Accepts(wanted, v)),
        "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Accepts(wanted, JsonSerializer.SerializeToElement(p.Name))),
        "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= wanted.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(v => Accepts(wanted, v)),
        "contains" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => Accepts(wanted, v)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= wanted.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= wanted.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || !value.EnumerateArray().SelectMany((a, i) => value.EnumerateArray().Take(i).Where(b => JsonElement.DeepEquals(a, b))).Any(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= wanted.GetDouble(),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() > wanted.GetDouble(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= wanted.GetDouble(),
        "multipleOf" => value.ValueKind != JsonValueKind.Number || (value.TryGetDecimal(out var number) && number % wanted.GetDecimal() == 0),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= wanted.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= wanted.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, wanted.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5)),
        _ => throw new NotSupportedException(keyword),
    };

    private static IEnumerable<JsonElement> Others(JsonElement schema, JsonElement value) => value.EnumerateObject()
        .Where(p => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(p.Name, out _)).Select(p => p.Value);

    private static bool IsType(string type, JsonElement value) => value.ValueKind == type switch
    {
        "object" => JsonValueKind.Object,
        "array" => JsonValueKind.Array,
        "string" => JsonValueKind.String,
        "number" => JsonValueKind.Number,
        "boolean" => value.ValueKind == JsonValueKind.False ? JsonValueKind.False : JsonValueKind.True,
        _ => throw new NotSupportedException(type),
    };
}
