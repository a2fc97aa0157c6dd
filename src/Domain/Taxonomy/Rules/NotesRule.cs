using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>What tools leave for people and nothing reads: a list or object of any content (<c>inlineComments</c>, <c>edges</c>).</summary>
public sealed record NotesRule : IRule
{
    public void Check(JsonElement value, CheckContext context)
    {
        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            context.Report.Add(ProblemCode.WrongType, "A list or an object is wanted.");
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > ResponseLimits.MaxItems)
            context.Report.Add(ProblemCode.TooMany, $"There are more than {ResponseLimits.MaxItems} entries.");
    }

    public JsonObject Schema() => new() { ["type"] = new JsonArray("array", "object"), ["maxItems"] = ResponseLimits.MaxItems };

    public JsonNode? Generate(GenerateContext context) => new JsonArray();

    public IEnumerable<Trait> Traits(string path) => [];
}
