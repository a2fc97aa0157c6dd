using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>Labels that a link may join.</summary>
/// <param name="From">Indexes in the taxonomy's labels; empty for any.</param>
/// <param name="To">Likewise.</param>
/// <param name="Bidirectional">The two ends may change places, and a link back is the same link.</param>
public sealed record LinkPair(ImmutableArray<int> From, ImmutableArray<int> To, bool Bidirectional)
{
    public bool Allows(int from, int to) => Joins(from, to) || (Bidirectional && Joins(to, from));

    /// <summary>Pairs of labels that it names.</summary>
    public long Count => Math.Max(1L, From.Length) * Math.Max(1, To.Length) * (Bidirectional ? 2 : 1);

    private bool Joins(int from, int to) => Has(From, from) && Has(To, to);

    private static bool Has(ImmutableArray<int> labels, int label) => labels.IsEmpty || label == CheckContext.UnknownLabel || labels.Contains(label);
}

/// <summary>One name of links and what it may join; one of the pairs must allow.</summary>
public sealed record LinkKind(string Name, ImmutableArray<LinkPair> Pairs);

/// <summary>Links between annotations: of what name, from which, to which.</summary>
/// <param name="FromKey">Key of the uuid where the link starts.</param>
/// <param name="ToKey">Key of the uuid where it ends.</param>
public sealed record LinkListRule(ImmutableArray<LinkKind> Kinds, Choices Labels, string IdKey, string NameKey, string FromKey, string ToKey) : IRule
{
    private readonly ObjectRule _fields = new(
    [
        new(IdKey, new IdRule(), false),
        new(NameKey, new ChoiceRule(Choices.Of(Kinds.Select(k => k.Name)))),
        new(FromKey, new IdRule()),
        new(ToKey, new IdRule()),
    ]);

    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (!ListRule.CheckCount(value, 0, ResponseLimits.MaxItems, report))
            return;
        var seen = new HashSet<(int, int, int)>();
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (report.IsFull)
                return;
            report.Enter(i++);
            var before = report.Count;
            _fields.Check(item, context);
            if (report.Count == before)
                CheckLink(item, context, seen);
            report.Leave();
        }
    }

    public JsonObject Schema() => new() { ["type"] = "array", ["items"] = _fields.Schema(), ["maxItems"] = ResponseLimits.MaxItems };

    public JsonNode? Generate(GenerateContext context)
    {
        var made = new JsonArray();
        var seen = new HashSet<(int, int, int)>();
        for (var i = 0; i < GenerateContext.TypicalItems && context.Annotations.Count > 1; i++)
        {
            var (kind, from, to) = (context.Draws.Whole(0, Kinds.Length - 1), context.Draws.Whole(0, context.Annotations.Count - 1), context.Draws.Whole(0, context.Annotations.Count - 1));
            var (start, end) = (context.Annotations[from], context.Annotations[to]);
            if (from == to || !Kinds[kind].Pairs.Any(p => p.Allows(start.Label, end.Label)) || !seen.Add(Same(kind, from, to)))
                continue;
            made.Add((JsonNode)new JsonObject { [IdKey] = context.Draws.Uuid(), [NameKey] = Kinds[kind].Name, [FromKey] = start.Uuid, [ToKey] = end.Uuid });
        }

        return made;
    }

    public IEnumerable<Trait> Traits(string path)
    {
        foreach (var kind in Kinds)
        {
            yield return new($"{path}.{kind.Name}", TraitKind.Item);
            // Where a link back is the same link, both of them are one too many.
            if (kind.Pairs.All(p => !p.Bidirectional) && kind.Pairs.Any(p => kind.Pairs.Any(back => Meet(p.From, back.To) && Meet(p.To, back.From))))
                yield return new($"{path}.{kind.Name}.there and back", TraitKind.Item);
            foreach (var pair in kind.Pairs)
                foreach (var (start, end) in pair.Bidirectional ? [(pair.From, pair.To), (pair.To, pair.From)] : new[] { (pair.From, pair.To) })
                    foreach (var from in Names(start))
                        foreach (var to in Names(end))
                            yield return new($"{path}.{kind.Name}.{from} → {to}", TraitKind.Item)
                            {
                                Within = [$"{path}.{kind.Name}.* → {to}", $"{path}.{kind.Name}.{from} → *", $"{path}.{kind.Name}.* → *"],
                            };
        }
    }

    /// <summary>A link and the one back are the same where the name has a pair that goes both ways.</summary>
    public (int Kind, int From, int To) Same(int kind, int from, int to) =>
        from > to && Kinds[kind].Pairs.Any(p => p.Bidirectional) ? (kind, to, from) : (kind, from, to);

    private void CheckLink(JsonElement link, CheckContext context, HashSet<(int, int, int)> seen)
    {
        var kind = Kinds.Select(k => k.Name).ToList().IndexOf(link.GetProperty(NameKey).GetString()!);
        var from = Annotation(link, FromKey, context);
        var to = Annotation(link, ToKey, context);
        if (from.Number < 0 || to.Number < 0)
            return;
        if (from.Number == to.Number)
            context.Report.AddAt(ToKey, ProblemCode.NotAllowed, "A link joins two different annotations.");
        else if (!Kinds[kind].Pairs.Any(p => p.Allows(from.Label, to.Label)))
            context.Report.Add(ProblemCode.NotAllowed, $"A link \"{Kinds[kind].Name}\" may not join annotations with these labels in this direction.");
        else if (!seen.Add(Same(kind, from.Number, to.Number)))
            context.Report.Add(ProblemCode.Duplicate, "The same link is given twice.");
    }

    private static (int Number, int Label) Annotation(JsonElement link, string key, CheckContext context)
    {
        var found = context.Annotations?.Find(link.GetProperty(key)) ?? (-1, CheckContext.NoLabel);
        if (found.Item1 < 0)
            context.Report.AddAt(key, ProblemCode.UnknownAnnotation, "No annotation of this response has this uuid.");
        return found;
    }

    private static bool Meet(ImmutableArray<int> one, ImmutableArray<int> other) => one.IsEmpty || other.IsEmpty || one.Intersect(other).Any();

    private IEnumerable<string> Names(ImmutableArray<int> labels) => labels.IsEmpty ? ["*"] : labels.Select(l => Labels.Leaves[l].Text);
}
