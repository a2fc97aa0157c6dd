using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>Tracks by uuid. See <see cref="TrackMerge"/>.</summary>
internal sealed class TrackMapMerge(TrackMapRule rule) : IValueMerge
{
    private readonly TrackMerge _tracks = new(rule.Kinds[0].Attributes);

    public JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context)
    {
        var merged = new JsonObject();
        foreach (var (track, frames) in _tracks.Merge([.. votes.SelectMany(Marks)], votes.Sum(v => v.Weight), context))
        {
            foreach (var (key, frame) in frames)
                frame["key"] = key;
            var kind = track.Members[0].Kind;
            merged[track.Uuid!] = new JsonObject
            {
                ["label"] = kind.All.Leaves[track.Label].ToNode(),
                ["geometry"] = kind.Shape.Type,
                ["frames"] = new JsonArray([.. frames.Values]),
            };
        }

        return merged;
    }

    public double Likeness(JsonElement one, JsonElement other, MergeContext context) => _tracks.Likeness([.. Marks(new(one, 1, 0)), .. Marks(new(other, 1, 1))], context);

    private IEnumerable<Mark> Marks(Vote vote)
    {
        var order = 0;
        foreach (var track in vote.Value.EnumerateObject())
        {
            var kind = rule.Kinds[rule.KindOf(track.Value)];
            var frames = track.Value.GetProperty("frames"u8).EnumerateArray().ToDictionary(f => (int)f.GetProperty("key"u8).GetDouble());
            var outline = new TrackOutline(frames.ToDictionary(f => f.Key, f => OutlineOf.Annotation(kind.Shape, f.Value)));
            yield return new(vote with { Value = track.Value }, order++, track.Name, kind.LabelOf(track.Value.GetProperty("label"u8)), kind, outline, frames);
        }
    }
}
