using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>
/// Links between clusters: one stays when more than half of the weight has it between the same two. Likeness compares how many links
/// there are of each name; which annotations they join is known only where annotations are matched.
/// </summary>
internal sealed class LinkListMerge(LinkListRule rule) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var total = votes.Sum(v => v.Weight);
        var merged = new JsonArray();
        var links = votes.SelectMany(v => v.Value.EnumerateArray().Select(l => Renamed(l, v, context)).OfType<Link>().Distinct().Select(l => (Link: l, v.Weight)));
        foreach (var link in links.GroupBy(l => l.Link, l => l.Weight).Where(g => g.Sum() * 2 > total).Select(g => g.Key))
            merged.Add((JsonNode)new JsonObject { [rule.NameKey] = link.Name, [rule.FromKey] = link.From, [rule.ToKey] = link.To });
        return merged;
    }

    public double Likeness(JsonElement one, JsonElement other)
    {
        var (a, b) = (Counts(one), Counts(other));
        var names = a.Keys.Union(b.Keys).ToArray();
        var larger = names.Sum(n => Math.Max(a.GetValueOrDefault(n), b.GetValueOrDefault(n)));
        return larger == 0 ? 1 : (double)names.Sum(n => Math.Min(a.GetValueOrDefault(n), b.GetValueOrDefault(n))) / larger;
    }

    private Link? Renamed(JsonElement link, Vote vote, MergeContext context)
    {
        var name = link.GetProperty(rule.NameKey).GetString()!;
        if (context.Renamed(vote.Answer, link.GetProperty(rule.FromKey).GetString()) is not { } from
            || context.Renamed(vote.Answer, link.GetProperty(rule.ToKey).GetString()) is not { } to)
            return null;
        // There and back is the same where the name goes both ways.
        var both = rule.Kinds.First(k => k.Name == name).Pairs.Any(p => p.Bidirectional);
        return both && string.CompareOrdinal(from, to) > 0 ? new(name, to, from) : new(name, from, to);
    }

    private Dictionary<string, int> Counts(JsonElement links) =>
        links.EnumerateArray().GroupBy(l => l.GetProperty(rule.NameKey).GetString()!).ToDictionary(g => g.Key, g => g.Count());

    private sealed record Link(string Name, string From, string To);
}
