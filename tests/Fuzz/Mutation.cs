using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Fuzz;

/// <summary>Small harm done to JSON.</summary>
public static class Mutation
{
    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-1", "1", "0.5", "1e300", "-1e300", "1e-300", "1E+99999", "123456789012345678901234567890", "\"\"", "\"x\"", "\"polygon\"", "\"box\"",
        "\"2026-02-30\"", "\"\\u0041\"", "[]", "{}", "[[]]", "[null]", "{\"x\":1}", "{\"x\":1,\"y\":2}", "\"a a a a\"", "3",
    ];

    /// <summary>Changes one place of a document: takes it away, puts something else there, doubles it or gives it another name.</summary>
    public static void Of(JsonNode root, Draws draws)
    {
        var places = Places(root).ToArray();
        if (places.Length == 0)
            return;
        var (parent, key, index) = draws.Pick(places);
        switch (parent)
        {
            case JsonObject o when key is not null:
                var value = o[key];
                switch (draws.Whole(0, 3))
                {
                    case 0:
                        o.Remove(key);
                        break;
                    case 1:
                        o.Remove(key);
                        o[key + draws.Pick<string>(["x", "", "_", "🐈"])] = value;
                        break;
                    default:
                        o[key] = Something(root, draws);
                        break;
                }

                break;
            case JsonArray a:
                switch (draws.Whole(0, 2))
                {
                    case 0:
                        a.RemoveAt(index);
                        break;
                    case 1:
                        a.Insert(index, a[index]?.DeepClone());
                        break;
                    default:
                        a[index] = Something(root, draws);
                        break;
                }

                break;
        }
    }

    private static JsonNode? Something(JsonNode root, Draws draws)
    {
        // Another piece of the same document has the right form in the wrong place.
        var places = Places(root).ToArray();
        var (parent, key, index) = draws.Pick(places);
        return draws.Chance(0.3) ? (key is null ? parent[index] : parent[key])?.DeepClone() : JsonNode.Parse(draws.Pick(Scalars));
    }

    /// <summary>Everything that stands in an object (by its key) or in a list (by its index).</summary>
    public static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Places(p.Value).Prepend((o, p.Key, 0))),
        JsonArray a => a.SelectMany((item, i) => Places(item).Prepend((a, null, i))),
        _ => [],
    };
}
