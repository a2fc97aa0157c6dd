using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// What one place of a response must be. A taxonomy is a tree of these; each says the same thing four times, side by side so that
/// they cannot drift apart: as a check, as JSON Schema, as a generator, as traits to compare.
/// </summary>
public interface IRule
{
    /// <summary>Adds every problem of the value to the report. Never throws, whatever the value is.</summary>
    void Check(JsonElement value, CheckContext context);

    /// <summary>JSON Schema 2020-12 that accepts every valid value; what it cannot express it leaves out. A fresh object.</summary>
    JsonObject Schema();

    /// <summary>A valid value, drawn from the context. Null when there can be none, such as a link without annotations.</summary>
    JsonNode? Generate(GenerateContext context);

    /// <summary>What this rule allows and demands, for the comparison of two taxonomies.</summary>
    IEnumerable<Trait> Traits(string path);
}

/// <summary>A rule whose values are choices, so that conditions may ask for them.</summary>
public interface IChosen : IRule
{
    Choices Choices { get; }

    /// <summary>Sets the bit of every leaf that the value chose. An invalid value chose none but what can be read of it.</summary>
    void Mark(JsonElement value, Span<ulong> bits);

    /// <summary>JSON Schema of the values that chose one of these leaves.</summary>
    JsonObject ChosenSchema(IReadOnlyList<int> leaves);
}
