using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>A shape in one frame of a track: with the number of the frame and, if known, its time in seconds.</summary>
public sealed record FrameShape(IShape Shape) : IShape
{
    private const int Own = 2;

    public string Type => Shape.Type;

    public ImmutableArray<Member> Members { get; } =
        [new("key", new NumberRule(0, ResponseLimits.MaxCoordinate, 1)), new("timestamp", new NumberRule(0, ResponseLimits.MaxCoordinate), false), .. Shape.Members];

    public (double Width, double Height)? Extent(ReadOnlySpan<JsonElement> members) => Shape.Extent(members[Own..]);

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context) => Shape.CheckWhole(members[Own..], context);

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        // Its track says which frame it is of.
        (annotation["key"], annotation["timestamp"]) = (0, 0);
        Shape.Generate(annotation, context);
    }
}
