using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Quality;

/// <summary>
/// Majority vote for categorization: the category most people chose; with several allowed, every category that more than half
/// chose (the most chosen one when none reaches half). Ties go to the category that the taxonomy lists first.
/// </summary>
public sealed class CategoryMajority(ImmutableArray<string> categories, bool allowMultiple) : IMerge
{
    private readonly Dictionary<string, int> _rank = categories.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);

    public string Merge(IReadOnlyList<string> responses)
    {
        Invariant.Holds(responses.Count > 0, "a closed label stage has at least one answer");
        var votes = new Dictionary<string, int>();
        foreach (var response in responses)
            foreach (var category in Chosen(response).Distinct())
                votes[category] = votes.GetValueOrDefault(category) + 1;

        var ranked = votes.OrderByDescending(v => v.Value).ThenBy(v => _rank.GetValueOrDefault(v.Key, int.MaxValue)).ThenBy(v => v.Key, StringComparer.Ordinal);
        if (!allowMultiple)
            return new JsonObject { ["category"] = ranked.Select(v => v.Key).FirstOrDefault() }.ToJsonString();

        var winners = ranked.Where(v => v.Value * 2 > responses.Count).DefaultIfEmpty(ranked.FirstOrDefault()).Where(v => v.Key is not null);
        var chosen = new JsonArray([.. winners.OrderBy(v => _rank.GetValueOrDefault(v.Key, int.MaxValue)).Select(v => (JsonNode)v.Key)]);
        return new JsonObject { ["category"] = chosen }.ToJsonString();
    }

    private static List<string> Chosen(string response)
    {
        using var document = JsonDocument.Parse(response);
        var category = document.RootElement.GetProperty("category");
        return category.ValueKind == JsonValueKind.Array
            ? [.. category.EnumerateArray().Select(c => c.GetString()!)]
            : [category.GetString()!];
    }
}
