using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Fuzz;

/// <summary>A way for a body to be hostile that only text has: no document can be written so, or only one with a trap in it.</summary>
/// <param name="Name">As runs count it.</param>
/// <param name="Text">The body of a document; the document is spoilt by it.</param>
public sealed record Hostility(string Name, Func<JsonNode, Draws, string> Text)
{
    private const int MaxDepth = 5_000;

    /// <summary>Stands where the text is to be hostile until it is.</summary>
    private const string Mark = "@here@";

    private static readonly string[] HugeNumbers =
    [
        "1e999999999", "-1e999999999", "1E+99999", "1e-999999999", new('9', 400), "0." + new string('0', 400) + "1", "123456789012345678901234567890", "9007199254740993",
        "9223372036854775808", "1.7976931348623159e308", "-0", "-0.0e-0",
    ];

    private static readonly string[] NoNumbers = ["NaN", "Infinity", "-Infinity", "nan", ".5", "5.", "+1", "0x10", "01", "1e", "-", "1_000"];

    private static readonly string[] HalfCharacters =
        ["\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\ud800\"", "\"\ud800\"", "{\"\\udfff\":1}", "[\"\\uD83D\"]", "\"a\\udbff\\u0041\"", "{\"type\":\"\\ud800\"}"];

    private static readonly string[] WrongTypes =
        ["null", "true", "[]", "{}", "\"\"", "0", "[[]]", "[null]", "{\"x\":{}}", "\"1\"", "\"null\"", "[{}]", "{\"\":0}", "\"\\u0000\"", "[[[[[[]]]]]]"];

    private static readonly string[] Fragments =
        ["NaN", "\"\\ud800\"", "{\"a\":1,\"a\":2}", "\u0000", "\"\\u0000\"", "//", "/* */", "'", "\\", "\uFEFF", "\ud800", "[[[[[[[[", "}", "]", ",", ":", "\"", "1e999999999", "\"\\x\"", "\t\n"];

    public static readonly IReadOnlyList<Hostility> Kinds =
    [
        new("as mutated", (root, _) => root.ToJsonString()),
        new("truncated", (root, draws) => root.ToJsonString() is var json ? json[..draws.Whole(0, json.Length - 1)] : ""),
        new("spliced", Spliced),
        new("deeply nested", (root, draws) => Deep(draws.Whole(1, MaxDepth), draws) is var deep && draws.Chance(0.5) ? deep : InPlace(root, draws, deep)),
        new("huge number", (root, draws) => InPlace(root, draws, draws.Pick(HugeNumbers))),
        new("no number", (root, draws) => InPlace(root, draws, draws.Pick(NoNumbers))),
        new("wrong type", (root, draws) => InPlace(root, draws, draws.Pick(WrongTypes))),
        new("key twice", Twice),
        new("half a character", (root, draws) => InPlace(root, draws, draws.Pick(HalfCharacters))),
    ];

    /// <summary>Half of all bodies are only mutated: those come furthest.</summary>
    public static Hostility Of(Draws draws) => draws.Chance(0.5) ? Kinds[0] : draws.Pick(Kinds);

    private static string Spliced(JsonNode root, Draws draws)
    {
        var json = root.ToJsonString();
        var at = draws.Whole(0, json.Length);
        return json[..at] + draws.Pick(Fragments) + json[Math.Min(json.Length, at + draws.Whole(0, 5))..];
    }

    /// <summary>Lists or objects in each other, closed again or not.</summary>
    private static string Deep(int depth, Draws draws)
    {
        var (open, close) = draws.Chance(0.5) ? ("[", "]") : ("{\"annotations\":", "}");
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + (draws.Chance(0.5) ? string.Concat(Enumerable.Repeat(close, depth)) : "");
    }

    /// <summary>A property of the document is there twice, the second time perhaps in other letters.</summary>
    private static string Twice(JsonNode root, Draws draws)
    {
        var properties = Mutation.Places(root).Where(p => p.Key is { Length: > 0 }).ToArray();
        if (properties.Length == 0)
            return "{\"a\":1,\"a\":2}";
        var (parent, key, _) = draws.Pick(properties);
        var value = parent[key!]?.ToJsonString() ?? "null";
        var again = draws.Chance(0.5) ? JsonSerializer.Serialize(key) : $"\"\\u{(int)key![0]:x4}{JsonSerializer.Serialize(key[1..])[1..]}";
        parent[key!] = Mark;
        return Put(root, $"{value},{again}:{value}");
    }

    private static string InPlace(JsonNode root, Draws draws, string text)
    {
        var places = Mutation.Places(root).ToArray();
        if (places.Length == 0)
            return text;
        var (parent, key, index) = draws.Pick(places);
        if (key is null)
            parent[index] = Mark;
        else
            parent[key] = Mark;
        return Put(root, text);
    }

    private static string Put(JsonNode root, string text) => root.ToJsonString().Replace($"\"{Mark}\"", text, StringComparison.Ordinal);
}
