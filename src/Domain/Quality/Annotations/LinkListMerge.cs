using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>
/// Links between clusters: one stays when more than half of the weight has it between the same two. Likeness is the links between the same
/// annotations over all of both.
/// </summary>
internal sealed class LinkListMerge(LinkListRule rule) : IValueMerge
{
    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var total = votes.Sum(v => v.Weight);
        var merged = new JsonArray();
        var links = votes.SelectMany(v => Links(v.Value, v.Answer, context).Select(l => (Link: l, v.Weight)));
        foreach (var link in links.GroupBy(l => l.Link, l => l.Weight).Where(g => g.Sum() * 2 > total).Select(g => g.Key))
            merged.Add((JsonNode)new JsonObject { [rule.NameKey] = link.Name, [rule.FromKey] = link.From, [rule.ToKey] = link.To });
        return merged;
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        HashSet<Link> a = [.. Links(one, 0, context)], b = [.. Links(other, 1, context)];
        var all = a.Union(b).Count();
        return all == 0 ? 1 : (double)a.Intersect(b).Count() / all;
    }

    private IEnumerable<Link> Links(JsonElement list, int answer, MergeContext context) =>
        list.EnumerateArray().Select(link => Renamed(link, answer, context)).OfType<Link>().Distinct();

    private Link? Renamed(JsonElement link, int answer, MergeContext context)
    {
        var name = link.GetProperty(rule.NameKey).GetString()!;
        if (context.Renamed(answer, link.GetProperty(rule.FromKey).GetString()) is not { } from
            || context.Renamed(answer, link.GetProperty(rule.ToKey).GetString()) is not { } to)
            return null;
        // There and back is the same where the name goes both ways.
        var both = rule.Kinds.First(k => k.Name == name).Pairs.Any(p => p.Bidirectional);
        return both && string.CompareOrdinal(from, to) > 0 ? new(name, to, from) : new(name, from, to);
    }

    private sealed record Link(string Name, string From, string To);
}
