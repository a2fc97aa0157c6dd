using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>A place on a page of a document: a box or a polygon, with the text that stands there.</summary>
public sealed record RegionShape : IShape
{
    private static readonly ChoiceRule Form = new(Choices.Of("box", "polygon"), ProblemCode.UnknownType);

    private static readonly ObjectRule Location = new(
    [
        new("type", Form),
        new("left", Coordinates.Any, true, OnlyFor("box")),
        new("top", Coordinates.Any, true, OnlyFor("box")),
        new("width", Coordinates.Size(0, false), true, OnlyFor("box")),
        new("height", Coordinates.Size(0, false), true, OnlyFor("box")),
        new("vertices", new ListRule(Coordinates.Point, 3, ResponseLimits.MaxVertices), true, OnlyFor("polygon")),
    ]);

    public string Type => "region";

    public ImmutableArray<Member> Members { get; } =
    [
        new("page", new NumberRule(0, ResponseLimits.MaxFrames, 1)),
        new("location", Location),
        new("text", new TextRule(), false),
    ];

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        if (!members[1].TryGetProperty("vertices"u8, out var vertices) || !Coordinates.AreStraight(vertices))
            return;
        context.Report.Enter("location");
        context.Report.AddAt("vertices", ProblemCode.BadShape, "The polygon has no area: its vertices lie on one straight line.");
        context.Report.Leave();
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        foreach (var member in Members)
            annotation[member.Key] = member.Rule.Generate(context);
        annotation["page"] = context.Draws.Whole(0, 3);
    }

    private static ImmutableArray<Condition> OnlyFor(string form) =>
        [new([], [new([new(0, "type", Form, [Form.Choices.Find(form)])], [])])];
}
