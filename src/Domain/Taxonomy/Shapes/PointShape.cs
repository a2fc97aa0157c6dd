using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>One point, in pixels.</summary>
public sealed record PointShape : IShape
{
    public string Type => "point";

    public ImmutableArray<Member> Members { get; } = Coordinates.Point.Members;

    public void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
    }

    public void Generate(JsonObject annotation, GenerateContext context)
    {
        annotation["x"] = Coordinates.Any.Generate(context);
        annotation["y"] = Coordinates.Any.Generate(context);
    }
}
