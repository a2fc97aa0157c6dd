using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A piece of time and what else is said of it: an answer of a form, a word of a transcript. It ends when it starts, or later.</summary>
/// <param name="Fields">Among them <c>start</c> and <c>end</c>: numbers that must be there.</param>
public sealed record TimeRangeRule(ObjectRule Fields) : IRule
{
    public const string StartKey = "start", EndKey = "end";

    public void Check(JsonElement value, CheckContext context)
    {
        var before = context.Report.Count;
        Fields.Check(value, context);
        if (context.Report.Count == before)
            CheckOrder(value.GetProperty(StartKey), value.GetProperty(EndKey), EndKey, context.Report);
    }

    /// <summary>JSON Schema cannot hold two numbers against each other.</summary>
    public JsonObject Schema() => Fields.Schema();

    public JsonNode? Generate(GenerateContext context)
    {
        var made = (JsonObject)Fields.Generate(context)!;
        var (one, other) = (made[StartKey]!, made[EndKey]!);
        if (other.GetValue<double>() < one.GetValue<double>())
            (made[StartKey], made[EndKey]) = (other.DeepClone(), one.DeepClone());
        return made;
    }

    public IEnumerable<Trait> Traits(string path) => Fields.Traits(path);

    /// <summary>Tells of an end before its start.</summary>
    /// <param name="key">Name of the end, below the place of the report.</param>
    /// <returns>Whether they are in order.</returns>
    internal static bool CheckOrder(JsonElement start, JsonElement end, string key, Report report)
    {
        if (end.GetDouble() >= start.GetDouble())
            return true;
        report.AddAt(key, ProblemCode.BadShape, "The end lies before the start.");
        return false;
    }
}
