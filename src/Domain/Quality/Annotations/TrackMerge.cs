using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>
/// Objects through a video: tracks are clustered by their mean overlap over frames; in a cluster that stays, a frame stays when more
/// than half of the cluster's weight has it, with the median shape of those.
/// </summary>
internal sealed class TrackMerge(ObjectRule attributes)
{
    private readonly ObjectMerge _attributes = new(attributes);

    /// <summary>The objects that stay, each with its frames by number.</summary>
    public IEnumerable<(Naming.Kept Track, SortedDictionary<int, JsonObject> Frames)> Merge(IReadOnlyList<Mark> marks, double total, MergeContext context)
    {
        foreach (var kept in Naming.Keep(Clusters.Of(marks), total, context))
        {
            var weight = kept.Members.Sum(m => m.Vote.Weight);
            var frames = new SortedDictionary<int, JsonObject>();
            foreach (var key in kept.Members.SelectMany(m => m.Frames!.Keys).Distinct())
                if (kept.Members.Where(m => m.Frames!.ContainsKey(key)).ToArray() is var having && having.Sum(m => m.Vote.Weight) * 2 > weight)
                    frames[key] = Frame(kept, having, key, context);
            if (frames.Count > 0)
                yield return (kept, frames);
        }
    }

    /// <summary>As of lists of annotations, each object by the mean over all frames that either has it in: overlap times the likeness of the attributes.</summary>
    public double Likeness(IReadOnlyList<Mark> marks, MergeContext context)
    {
        var clusters = Clusters.Of(marks);
        Naming.Pair(clusters, context);
        return marks.Count == 0 ? 1 : clusters.Where(c => c.Count == 2 && c[0].Label == c[1].Label).Sum(c => 2 * Likeness(c[0], c[1], context)) / marks.Count;
    }

    private double Likeness(Mark one, Mark other, MergeContext context)
    {
        var (mine, theirs) = (((TrackOutline)one.Outline).Frames, ((TrackOutline)other.Outline).Frames);
        var both = mine.Keys.Where(theirs.ContainsKey).ToArray();
        JsonElement Attributes(Mark mark, int key) => AnnotationListMerge.AttributesOf(mark.Frames![key]);
        return both.Sum(key => mine[key].Overlap(theirs[key]) * _attributes.Likeness(Attributes(one, key), Attributes(other, key), context)) / (mine.Count + theirs.Count - both.Length);
    }

    private JsonObject Frame(Naming.Kept kept, IReadOnlyList<Mark> having, int key, MergeContext context)
    {
        var made = new JsonObject();
        context.Extent = MedianShape.Into(made, kept.Members[0].Kind.Shape, [.. having.Select(m => m.Vote with { Value = m.Frames![key] })]);
        context.Label = kept.Label;
        var agreeing = having.Where(m => m.Label == kept.Label).DefaultIfEmpty(having[0]);
        made[AnnotationRule.AttributesKey] = _attributes.Merge([.. agreeing.Select(m => m.Vote with { Value = AnnotationListMerge.AttributesOf(m.Frames![key]) })], context);
        (context.Label, context.Extent) = (CheckContext.NoLabel, null);
        return made;
    }
}
