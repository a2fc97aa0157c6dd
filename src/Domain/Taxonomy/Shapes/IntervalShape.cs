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

    public void CheckWhole(ReadOnlySpan<JsonElement> members, Report report)
    {
        var range = members[TypeAt].ValueEquals("range"u8);
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
    }

    private static void CheckOrder(JsonElement start, JsonElement end, string key, bool range, Report report)
    {
        if (start.ValueKind == JsonValueKind.Undefined || end.ValueKind == JsonValueKind.Undefined)
            return;
        if (TimeRangeRule.CheckOrder(start, end, key, report) && !range && end.GetDouble() > start.GetDouble())
            report.AddAt(key, ProblemCode.BadShape, "A point ends where it starts.");
    }
}

/// <summary>A piece of text: characters (UTF-16 units) from <c>start</c> up to, not including, <c>end</c>.</summary>
public sealed record SpanShape : IShape
{
    private static readonly NumberRule Position = new(0, ResponseLimits.MaxCoordinate, 1);

    public string Type => "span";

    public ImmutableArray<Member> Members { get; } = [new("start", Position), new("end", Position), new("text", new TextRule(), false)];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, Report report)
    {
        var length = members[1].GetDouble() - members[0].GetDouble();
        if (length <= 0)
            report.AddAt("end", ProblemCode.BadShape, "The end must lie behind the start.");
        else if (JsonText.Read(members[2]) is { } text && text.Length != length)
            report.AddAt("text", ProblemCode.BadShape, "The text is not as long as from start to end, in UTF-16 units.");
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        var (start, length) = (context.Draws.Whole(0, 900), context.Draws.Whole(1, 20));
        annotation["start"] = start;
        annotation["end"] = start + length;
        annotation["text"] = new string('a', length);
    }
}
