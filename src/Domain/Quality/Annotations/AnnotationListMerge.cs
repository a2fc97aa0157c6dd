using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>
/// Annotations are clustered by overlap; a cluster stays when more than half of the weight has it, with the label of its majority,
/// the median shape and attributes merged from those who chose that label. Likeness of two lists is twice the overlap of their
/// pairs (same label, times the likeness of the attributes) over the length of both.
/// </summary>
internal sealed class AnnotationListMerge(AnnotationListRule rule) : IValueMerge
{
    private readonly ObjectMerge _attributes = new(rule.Kinds[0].Attributes);

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var marks = votes.SelectMany(v => Marks(v)).ToArray();
        var merged = new JsonArray();
        // All names first: attributes may refer to annotations further down.
        foreach (var kept in Naming.Keep(Clusters.Of(marks), votes.Sum(v => v.Weight), context))
            merged.Add((JsonNode)Annotation(kept, context));
        return merged;
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context)
    {
        var marks = Marks(new(one, 1, 0)).Concat(Marks(new(other, 1, 1))).ToArray();
        var clusters = Clusters.Of(marks);
        Naming.Pair(clusters, context);
        return marks.Length == 0 ? 1 : clusters.Where(c => c.Count == 2).Sum(c => 2 * Likeness(c[0], c[1], context)) / marks.Length;
    }

    /// <summary>The merged annotation, without what only a list knows.</summary>
    public JsonObject Annotation(Naming.Kept kept, MergeContext context)
    {
        var (kind, made) = (kept.Members[0].Kind, new JsonObject());
        if (kept.Uuid is not null)
            made[rule.Form.IdKey!] = kept.Uuid;
        if (rule.Form.NamesType)
            made["type"] = kind.Shape.Type;
        if (rule.Form.LabelKey is { } label)
            made[label] = kind.All.Leaves[kept.Label].ToNode();
        context.Extent = MedianShape.Into(made, kind.Shape, [.. kept.Members.Select(m => m.Vote)]);
        context.Label = kept.Label;
        made[AnnotationRule.AttributesKey] = _attributes.Merge([.. kept.Agreeing.Select(m => m.Vote with { Value = AttributesOf(m.Vote.Value) })], context);
        (context.Label, context.Extent) = (CheckContext.NoLabel, null);
        return made;
    }

    public static JsonElement AttributesOf(JsonElement annotation) =>
        annotation.TryGetProperty(AnnotationRule.AttributesKey, out var attributes) ? attributes : EmptyObject;

    private static readonly JsonElement EmptyObject = JsonDocument.Parse("{}").RootElement;

    private double Likeness(Mark one, Mark other, MergeContext context) =>
        one.Label != other.Label ? 0 : one.Outline.Overlap(other.Outline) * _attributes.Likeness(AttributesOf(one.Vote.Value), AttributesOf(other.Vote.Value), context);

    private IEnumerable<Mark> Marks(Vote vote)
    {
        var order = 0;
        foreach (var annotation in vote.Value.EnumerateArray())
        {
            var kind = rule.KindOf(annotation)!;
            var uuid = rule.Form.IdKey is { } id && annotation.TryGetProperty(id, out var text) ? text.GetString() : null;
            yield return new(vote with { Value = annotation }, order++, uuid, kind.LabelOf(annotation.GetProperty(rule.Form.LabelKey!)), kind, OutlineOf.Annotation(kind.Shape, annotation));
        }
    }
}
