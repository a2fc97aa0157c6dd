using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Puts attributes and fields in an order in which each stands behind those its conditions ask for.</summary>
internal static class MemberOrder
{
    /// <summary>The keys in order, and those that stand in a circle and so have no place.</summary>
    public static (IReadOnlyList<string> Ordered, IReadOnlyList<string> Circular) Of(IReadOnlyList<(string Key, JsonElement Definition)> members)
    {
        var waiting = members.ToDictionary(m => m.Key, m => Asked(m.Definition).ToHashSet());
        foreach (var asked in waiting.Values)
            asked.IntersectWith(waiting.Keys);
        var ordered = new List<string>();
        while (members.Select(m => m.Key).FirstOrDefault(k => waiting.TryGetValue(k, out var asked) && asked.Count == 0) is { } next)
        {
            ordered.Add(next);
            waiting.Remove(next);
            foreach (var asked in waiting.Values)
                asked.Remove(next);
        }

        return (ordered, [.. members.Select(m => m.Key).Where(waiting.ContainsKey)]);
    }

    /// <summary>Every key that a definition's conditions name.</summary>
    private static IEnumerable<string> Asked(JsonElement definition)
    {
        if (definition.ValueKind != JsonValueKind.Object || !definition.TryGetProperty("conditions"u8, out var conditions))
            return [];
        if (conditions.ValueKind == JsonValueKind.Object && conditions.TryGetProperty("attribute_conditions"u8, out var clauses))
            conditions = clauses;
        if (conditions.ValueKind != JsonValueKind.Array)
            return [];
        return conditions.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object).SelectMany(c => c.EnumerateObject())
            .SelectMany(p => JsonText.Name(p) == "not" && p.Value.ValueKind == JsonValueKind.Object ? p.Value.EnumerateObject().Select(JsonText.Name) : [JsonText.Name(p)])
            .OfType<string>();
    }
}
