using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>An attribute whose value is the uuid of another annotation.</summary>
/// <param name="AllowedLabels">Indexes in the taxonomy's labels; empty for any.</param>
public sealed record LinkedRule(ImmutableArray<int> AllowedLabels, Choices Labels) : IRule
{
    public void Check(JsonElement value, CheckContext context)
    {
        var index = context.Annotations;
        var (number, label) = index?.Find(value) ?? (-1, CheckContext.NoLabel);
        if (value.ValueKind != JsonValueKind.String)
            context.Report.Add(ProblemCode.WrongType, "The uuid of another annotation is wanted.");
        else if (number < 0)
            context.Report.Add(ProblemCode.UnknownAnnotation, "No annotation of this response has this uuid.");
        else if (context.Self.ValueKind == JsonValueKind.String && index!.Find(context.Self).Number == number)
            context.Report.Add(ProblemCode.NotAllowed, "An annotation cannot refer to itself.");
        else if (!AllowedLabels.IsEmpty && label != CheckContext.UnknownLabel && !AllowedLabels.Contains(label))
            context.Report.Add(ProblemCode.NotAllowed, "The annotation with this uuid has a label that is not allowed here.");
    }

    // Which uuids there are is beyond JSON Schema.
    public JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    public JsonNode? Generate(GenerateContext context)
    {
        var others = context.Annotations.Where(a => a.Uuid != context.Uuid && (AllowedLabels.IsEmpty || AllowedLabels.Contains(a.Label))).ToArray();
        return others.Length == 0 ? null : JsonValue.Create(context.Draws.Pick(others).Uuid);
    }

    public IEnumerable<Trait> Traits(string path) =>
        (AllowedLabels.IsEmpty ? ["*"] : AllowedLabels.Select(l => Labels.Leaves[l].Text))
            .Select(name => new Trait($"{path}.allowed.{name}", TraitKind.Item) { Within = [path + ".allowed.*"] })
            .Append(new(path, TraitKind.Form, Text: "linked"));
}
