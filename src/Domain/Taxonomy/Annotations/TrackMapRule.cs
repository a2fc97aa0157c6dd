using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>
/// Objects through a video, by uuid: <c>{"label", "geometry", "frames": [{"key", …shape…, "attributes", "timestamp"}]}</c>. Keys
/// are numbers of frames and grow; attributes belong to the frame.
/// </summary>
/// <param name="Kinds">One rule per geometry, for a frame of it.</param>
public sealed record TrackMapRule(ImmutableArray<AnnotationRule> Kinds) : IRule
{
    private readonly ImmutableArray<ObjectRule> _tracks = [.. Kinds.Select(k => new ObjectRule(
    [
        new("label", new ChoiceRule(k.Labels, ProblemCode.UnknownLabel)),
        new("geometry", new ChoiceRule(Choices.Of(k.Shape.Type), ProblemCode.UnknownType)),
        new("frames", new ListRule(k, 1, ResponseLimits.MaxFrames)),
    ]))];

    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add(ProblemCode.WrongType, "A JSON object is wanted: tracks by uuid.");
            return;
        }

        var count = 0;
        foreach (var track in value.EnumerateObject())
        {
            if (report.IsFull)
                return;
            var uuid = JsonText.Name(track);
            report.Enter(uuid ?? "");
            if (++count > ResponseLimits.MaxItems)
                report.Add(ProblemCode.TooMany, $"There are more than {ResponseLimits.MaxItems} tracks.");
            else if (uuid is not { Length: > 0 and <= ResponseLimits.MaxUuid })
                report.Add(ProblemCode.BadFormat, $"A uuid has 1 to {ResponseLimits.MaxUuid} characters.");
            else
                CheckTrack(track.Value, context);
            report.Leave();
        }
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["maxProperties"] = ResponseLimits.MaxItems,
        ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = ResponseLimits.MaxUuid },
        ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray([.. _tracks.Select((_, i) => TrackSchema(i))]) },
    };

    public JsonNode? Generate(GenerateContext context)
    {
        var made = new JsonObject();
        for (var i = context.Draws.Whole(0, GenerateContext.TypicalItems); i > 0; i--)
        {
            var kind = context.Draws.Pick(Kinds);
            var (key, frames) = (0, new JsonArray());
            context.Label = kind.PickLabel(context.Draws);
            for (var j = context.Draws.Whole(1, 3); j > 0; j--)
            {
                var frame = kind.Generate(context)!;
                frame["key"] = key += context.Draws.Whole(1, 10);
                frame["timestamp"] = key / GenerateContext.FramesPerSecond;
                frames.Add(frame);
            }

            made[context.Draws.Uuid()] = new JsonObject { ["label"] = kind.All.Leaves[context.Label].ToNode(), ["geometry"] = kind.Shape.Type, ["frames"] = frames };
        }

        context.Label = CheckContext.NoLabel;
        return made;
    }

    public IEnumerable<Trait> Traits(string path) => Kinds.SelectMany(k => k.Traits(path).Concat(k.Labels.Traits($"{path}.{k.Shape.Type}.label")));

    /// <summary>The kind a track says it is of; the first where it says nothing usable.</summary>
    public int KindOf(JsonElement track)
    {
        if (track.ValueKind == JsonValueKind.Object && track.TryGetProperty("geometry"u8, out var geometry) && geometry.ValueKind == JsonValueKind.String)
            for (var i = 0; i < Kinds.Length; i++)
                if (geometry.ValueEquals(Kinds[i].Shape.Type))
                    return i;
        return 0;
    }

    private void CheckTrack(JsonElement track, CheckContext context)
    {
        var kind = KindOf(track);
        context.Label = track.ValueKind == JsonValueKind.Object && track.TryGetProperty("label"u8, out var label) ? Kinds[kind].LabelOf(label) : CheckContext.UnknownLabel;
        var before = context.Report.Count;
        _tracks[kind].Check(track, context);
        context.Label = CheckContext.NoLabel;
        if (context.Report.Count > before)
            return;

        var (last, i) = (-1.0, 0);
        foreach (var frame in track.GetProperty("frames"u8).EnumerateArray())
        {
            var key = frame.GetProperty("key"u8).GetDouble();
            if (key <= last)
            {
                context.Report.Enter("frames");
                context.Report.Enter(i);
                context.Report.AddAt("key", key == last ? ProblemCode.Duplicate : ProblemCode.BadShape, "Frames stand in the order of their keys, each once.");
                context.Report.Leave();
                context.Report.Leave();
            }

            (last, i) = (key, i + 1);
        }
    }

    /// <summary>Conditions on the label reach into the frames.</summary>
    private JsonObject TrackSchema(int at)
    {
        var (kind, schema) = (Kinds[at], _tracks[at].Schema());
        if (ObjectSchema.OfOuterLabels(kind.Attributes, "label", AnnotationRule.AttributesKey, kind.All, EachFrame).ToArray() is { Length: > 0 } conditions)
            schema["allOf"] = new JsonArray([.. conditions]);
        return schema;
    }

    private static JsonObject EachFrame(JsonObject frame) =>
        new() { ["properties"] = new JsonObject { ["frames"] = new JsonObject { ["items"] = frame } } };
}
