using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>Videos frame by frame: annotations with the same uuid are one track. See <see cref="TrackMerge"/>.</summary>
internal sealed class FrameListMerge(FrameListRule rule) : IValueMerge
{
    private readonly TrackMerge _tracks = new(rule.Frame.Kinds[0].Attributes);

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var length = Median.Lower(votes.Select(v => (v.Value.GetArrayLength(), v.Weight)));
        var lists = Enumerable.Range(0, length).Select(_ => new JsonArray()).ToArray();
        foreach (var (track, frames) in _tracks.Merge([.. votes.SelectMany(Marks)], votes.Sum(v => v.Weight), context))
            foreach (var (key, frame) in frames.Where(f => f.Key < length))
            {
                var kind = track.Members[0].Kind;
                frame[rule.Frame.Form.IdKey!] = track.Uuid;
                frame["type"] = kind.Shape.Type;
                frame[rule.Frame.Form.LabelKey!] = kind.All.Leaves[track.Label].ToNode();
                lists[key].Add((JsonNode)frame);
            }

        return new JsonArray([.. lists.Select(l => new JsonObject { [FrameListRule.AnnotationsKey] = l })]);
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => _tracks.Likeness([.. Marks(new(one, 1, 0)), .. Marks(new(other, 1, 1))], context);

    private IEnumerable<Mark> Marks(Vote vote)
    {
        var tracks = new Dictionary<(string Uuid, AnnotationRule Kind), Dictionary<int, JsonElement>>();
        foreach (var (frame, i) in vote.Value.EnumerateArray().Select((f, i) => (f, i)))
            foreach (var annotation in frame.GetProperty(FrameListRule.AnnotationsKey).EnumerateArray())
            {
                var key = (annotation.GetProperty(rule.Frame.Form.IdKey!).GetString()!, rule.Frame.KindOf(annotation)!);
                (tracks.TryGetValue(key, out var frames) ? frames : tracks[key] = [])[i] = annotation;
            }

        var order = 0;
        foreach (var ((uuid, kind), frames) in tracks)
        {
            var first = frames[frames.Keys.Min()];
            var outline = new TrackOutline(frames.ToDictionary(f => f.Key, f => OutlineOf.Annotation(kind.Shape, f.Value)));
            yield return new(vote with { Value = first }, order++, uuid, kind.LabelOf(first.GetProperty(rule.Frame.Form.LabelKey!)), kind, outline, frames);
        }
    }
}
