using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Shapes;

/// <summary>The geometry of one kind of annotation: which fields it has and what must hold between them.</summary>
public interface IShape
{
    /// <summary>Its name in <c>geometries</c> and in an annotation's <c>type</c>.</summary>
    string Type { get; }

    ImmutableArray<Member> Members { get; }

    /// <summary>Width and height in pixels, for attributes that lie inside; null where it has none or they are wrong.</summary>
    /// <param name="members">Values in the order of <see cref="Members"/>; undefined for absent.</param>
    (double Width, double Height)? Extent(ReadOnlySpan<JsonElement> members) => null;

    /// <summary>What holds between fields that are right each for itself.</summary>
    void CheckWhole(ReadOnlySpan<JsonElement> members, CheckContext context);

    /// <summary>What JSON Schema can say of <see cref="CheckWhole"/>; null for nothing. A fresh object.</summary>
    JsonObject? WholeSchema() => null;

    /// <summary>Bounds that hold between its fields; those of a field it says itself.</summary>
    IEnumerable<Trait> Traits(string path) => [];

    /// <summary>Puts a made-up shape's fields into an annotation.</summary>
    void Generate(JsonObject annotation, GenerateContext context);
}
