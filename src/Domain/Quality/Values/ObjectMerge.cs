using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Values;

/// <summary>
/// Member by member, in the order of their conditions: one whose conditions do not hold in what is merged so far is left out; one
/// that may be absent stays when more than half of the weight has it. Likeness is the mean over members that either has.
/// </summary>
internal sealed class ObjectMerge(ObjectRule rule) : IValueMerge
{
    private static readonly JsonElement NoItems = JsonDocument.Parse("[]").RootElement;

    private readonly ImmutableArray<IValueMerge> _merges = [.. rule.Members.Select(m => ValueMerges.For(m.Rule))];

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var made = new JsonObject();
        var chosen = new Chosen(rule.Asked, new ulong[rule.Asked.Words]);
        for (var i = 0; i < rule.Members.Length; i++)
        {
            var member = rule.Members[i];
            if (member.Applies(context.Label, chosen) != true)
                continue;
            if (member.Rule is CategoryIdRule { Of: var category })
            {
                Name(made, category, member.Key, votes);
                continue;
            }

            var counting = member.About is { } other ? Saying(made[other], other, votes) : votes;
            var having = Having(counting, member);
            if (having.Length == 0 || ((!member.Required || !member.Set.IsEmpty) && having.Sum(v => v.Weight) * 2 <= counting.Sum(v => v.Weight)) || _merges[i].Merge(having, context) is not { } merged)
                continue;
            made[member.Key] = merged;
            chosen.Read(i, JsonSerializer.SerializeToElement(merged));
        }

        return made;
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < rule.Members.Length; i++)
        {
            // What a category is called is no more agreement than that on the category.
            if (rule.Members[i].Rule is CategoryIdRule)
                continue;
            var (a, b) = (one.TryGetProperty(rule.Members[i].Key, out var x), other.TryGetProperty(rule.Members[i].Key, out var y));
            if (!a && !b)
                continue;
            count++;
            if (a && b)
                sum += _merges[i].Likeness(x, y, context);
            else if (IsEmptyWhereAbsent(rule.Members[i]))
                sum += _merges[i].Likeness(a ? x : NoItems, b ? y : NoItems, context);
        }

        return count == 0 ? 1 : sum / count;
    }

    /// <summary>Puts what the merged category is called beside it, in the order of the answer that calls it so.</summary>
    private void Name(JsonObject made, string category, string id, IReadOnlyList<Vote> votes)
    {
        if (made[category] is not { } merged)
            return;
        var (value, merge) = (JsonSerializer.SerializeToElement(merged), _merges[rule.Members.IndexOf(rule.Members.First(m => m.Key == category))]);
        if (NamedCategory.Of(votes, said => merge.Likeness(said, value, new(2)) >= 1, category, id) is not { } chosen)
            return;
        foreach (var key in (string[])[category, id])
            made[key] = JsonNode.Parse(chosen.Value.GetProperty(key).GetRawText());
    }

    /// <summary>A list of annotations, links or rows that is absent says the same as an empty one: none.</summary>
    private static bool IsEmptyWhereAbsent(Member member) => member.Rule is AnnotationListRule or LinkListRule or ListRule { Min: 0 };

    private static Vote[] Saying(JsonNode? merged, string key, IReadOnlyList<Vote> votes) =>
        [.. votes.Where(v => v.Value.TryGetProperty(key, out var said) && JsonNode.DeepEquals(JsonSerializer.SerializeToNode(said), merged))];

    private static Vote[] Having(IReadOnlyList<Vote> votes, Member member)
    {
        var having = votes.Where(v => v.Value.TryGetProperty(member.Key, out _)).Select(v => v with { Value = v.Value.GetProperty(member.Key) }).ToArray();
        return having.Length is 0 || !IsEmptyWhereAbsent(member) ? having
            : [.. votes.Select(v => v with { Value = v.Value.TryGetProperty(member.Key, out var list) ? list : NoItems })];
    }
}
