using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// Which index of a mask is which label: every label once, with <c>{"index", "color"}</c>, or a list of those where each instance has an
/// index of its own; empty for none in the picture. No two have the same index.
/// </summary>
/// <param name="Instances">Labels with a list.</param>
public sealed record LabelMappingRule(Choices Labels, ImmutableHashSet<int> Instances) : IRule
{
    private static readonly ObjectRule Entry = new([new("index", new NumberRule(0, ResponseLimits.MaxItems, 1)), new("color", new TextRule(1, 50), false)]);

    private readonly ObjectRule _labels = new([.. Labels.Leaves.Select((l, i) => new Member(l.Text, Instances.Contains(i) ? new ListRule(Entry) : Entry))]);

    public void Check(JsonElement value, CheckContext context)
    {
        var (before, seen) = (context.Report.Count, new HashSet<double>());
        _labels.Check(value, context);
        if (context.Report.Count > before)
            return;
        foreach (var label in value.EnumerateObject())
        {
            context.Report.Enter(label.Name);
            if (label.Value.ValueKind == JsonValueKind.Object)
                CheckIndex(label.Value, seen, context.Report);
            else
                foreach (var (i, instance) in label.Value.EnumerateArray().Index())
                {
                    context.Report.Enter(i);
                    CheckIndex(instance, seen, context.Report);
                    context.Report.Leave();
                }

            context.Report.Leave();
        }
    }

    public JsonObject Schema() => _labels.Schema();

    public JsonNode? Generate(GenerateContext context)
    {
        var (made, index) = (new JsonObject(), 0);
        for (var i = 0; i < Labels.Leaves.Length; i++)
            made[Labels.Leaves[i].Text] = Instances.Contains(i)
                ? new JsonArray([.. Enumerable.Range(0, context.Count(0, GenerateContext.TypicalItems)).Select(_ => New(++index, context.Draws))])
                : New(++index, context.Draws);
        return made;
    }

    public IEnumerable<Trait> Traits(string path) => _labels.Traits(path)
        .Concat(Labels.Leaves.Select((l, i) => new Trait($"{path}.{l.Text}.instances", TraitKind.Form, Text: Instances.Contains(i) ? "many" : "one")));

    private static void CheckIndex(JsonElement entry, HashSet<double> seen, Report report)
    {
        if (!seen.Add(entry.GetProperty("index"u8).GetDouble()))
            report.AddAt("index", ProblemCode.Duplicate, "Another label or instance has the same index.");
    }

    private static JsonObject New(int index, Draws draws) => new() { ["index"] = index, ["color"] = $"#{draws.Whole(0, 0xFFFFFF):x6}" };
}
