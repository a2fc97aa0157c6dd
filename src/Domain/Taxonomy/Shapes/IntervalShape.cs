using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>
/// An event in a video, a recording or a text: a point or a range. <c>start</c> and <c>end</c> count frames or characters, or
/// seconds where there are neither; <c>startTime</c> and <c>endTime</c> are seconds.
/// </summary>
public sealed record EventShape : IShape
{
    private const int TypeAt = 0, StartAt = 1, EndAt = 2, StartTimeAt = 3, EndTimeAt = 4;

    private static readonly NumberRule Position = new(0, ResponseLimits.MaxCoordinate);

    public string Type => "event";

    public ImmutableArray<Member> Members { get; } =
    [
        new("type", new ChoiceRule(Choices.Of("point", "range"), ProblemCode.UnknownType)),
        new("start", Position),
        new("end", Position, false),
        new("startTime", Position, false),
        new("endTime", Position, false),
    ];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        var (range, report) = (members[TypeAt].ValueEquals("range"u8), context.Report);
        if (range && members[EndAt].ValueKind == JsonValueKind.Undefined)
            report.AddAt("end", ProblemCode.Required, "A range needs an end.");
        CheckOrder(members[StartAt], members[EndAt], "end", range, report);
        CheckOrder(members[StartTimeAt], members[EndTimeAt], "endTime", range, report);
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var (start, length) = (context.Draws.Whole(0, 900), context.Draws.Chance(0.5) ? context.Draws.Whole(1, 100) : 0);
        annotation["type"] = length > 0 ? "range" : "point";
        annotation["start"] = start;
        annotation["end"] = start + length;
        (annotation["startTime"], annotation["endTime"]) = (start / GenerateContext.FramesPerSecond, (start + length) / GenerateContext.FramesPerSecond);
    }

    public JsonObject WholeSchema() => new()
    {
        ["if"] = new JsonObject { ["required"] = new JsonArray("type"), ["properties"] = new JsonObject { ["type"] = new JsonObject { ["const"] = "range" } } },
        ["then"] = new JsonObject { ["required"] = new JsonArray("end") },
    };

    private static void CheckOrder(JsonElement start, JsonElement end, string key, bool range, Report report)
    {
        if (start.ValueKind == JsonValueKind.Undefined || end.ValueKind == JsonValueKind.Undefined)
            return;
        if (TimeRangeRule.CheckOrder(start, end, key, report) && !range && end.GetDouble() > start.GetDouble())
            report.AddAt(key, ProblemCode.BadShape, "A point ends where it starts.");
    }
}

/// <summary>
/// A piece of text: characters (UTF-16 units) from <c>start</c> up to, not including, <c>end</c>. Where the task itself has the
/// text, it lies within that, and its own <c>text</c> is what stands there.
/// </summary>
public sealed record SpanShape : IShape
{
    private static readonly NumberRule Position = new(0, ResponseLimits.MaxTextBehindAddress, 1);

    /// <summary>What made-up spans are taken from where the task's text is not at hand.</summary>
    private static readonly string Any = new('a', 920);

    public string Type => "span";

    public ImmutableArray<Member> Members { get; } = [new("start", Position), new("end", Position), new("text", new TextRule(), false)];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        var (start, end, report) = (members[0].GetDouble(), members[1].GetDouble(), context.Report);
        if (end <= start)
            report.AddAt("end", ProblemCode.BadShape, "The end must lie behind the start.");
        else if (end > context.Content.Text?.Length)
            report.AddAt("end", ProblemCode.OutOfRange, $"The end lies beyond the task's text, which is {context.Content.Text.Length} UTF-16 units long.");
        else if (JsonText.Read(members[2]) is not { } text)
            return;
        else if (text.Length != end - start)
            report.AddAt("text", ProblemCode.BadShape, "The text is not as long as from start to end, in UTF-16 units.");
        else if (context.Content.Text is { } whole && !whole.AsSpan((int)start, text.Length).SequenceEqual(text))
            report.AddAt("text", ProblemCode.BadShape, "The text is not what stands in the task's text from start to end.");
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var whole = context.Content.Text ?? Any;
        var start = context.Draws.Whole(0, whole.Length - 1);
        var end = context.Draws.Whole(start + 1, Math.Min(start + 20, whole.Length));
        // Half of a character is no text that JSON can hold.
        if (char.IsLowSurrogate(whole[start]))
            start--;
        if (end < whole.Length && char.IsLowSurrogate(whole[end]))
            end++;
        annotation["start"] = start;
        annotation["end"] = end;
        annotation["text"] = whole[start..end];
    }
}
