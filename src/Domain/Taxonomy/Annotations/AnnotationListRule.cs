using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>The annotations of one picture, frame, text or recording.</summary>
/// <param name="Kinds">One rule per kind; told apart by <c>type</c> when there are several.</param>
/// <param name="Min">Fewest annotations.</param>
/// <param name="Max">Most annotations.</param>
public sealed record AnnotationListRule(ImmutableArray<AnnotationRule> Kinds, int Min = 0, int Max = ResponseLimits.MaxItems) : IRule
{
    public AnnotationForm Form => Kinds[0].Form;

    public void Check(JsonElement value, CheckContext context)
    {
        var report = context.Report;
        if (!ListRule.CheckCount(value, Min, Max, report))
            return;

        if (Form.IdKey is not null)
            context.Annotations ??= new(value.GetArrayLength());
        if (Kinds[0].RefersToOthers)
            Index(value, context);
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (report.IsFull)
                return;
            report.Enter(i++);
            KindOf(item, report)?.Check(item, context);
            report.Leave();
        }
    }

    /// <summary>The rule for an annotation by its type; null, with the problem, when there is none.</summary>
    public AnnotationRule? KindOf(JsonElement item, Report? report = null)
    {
        if (!Form.NeedsType)
            return Kinds[0];
        if (item.ValueKind != JsonValueKind.Object)
            report?.Add(ProblemCode.WrongType, "A JSON object is wanted.");
        else if (!item.TryGetProperty("type"u8, out var type))
            report?.AddAt("type", ProblemCode.Required, "An annotation needs a type.");
        else if (type.ValueKind != JsonValueKind.String)
            report?.AddAt("type", ProblemCode.WrongType, "The type of an annotation is text.");
        else
        {
            foreach (var kind in Kinds)
                if (type.ValueEquals(kind.Shape.Type))
                    return kind;
            report?.AddAt("type", ProblemCode.UnknownType, $"The taxonomy has {string.Join(", ", Kinds.Select(k => k.Shape.Type))} only.");
        }

        return null;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = Kinds.Length == 1 ? Kinds[0].Schema() : new JsonObject { ["anyOf"] = new JsonArray([.. Kinds.Select(k => k.Schema())]) },
        ["minItems"] = Min,
        ["maxItems"] = Max,
    };

    public JsonNode? Generate(GenerateContext context)
    {
        var planned = Enumerable.Range(0, context.Count(Min, Max)).Select(_ => Plan(context)).ToArray();
        if (Form.IdKey is not null)
            context.Annotations.AddRange(planned.Select(p => (p.Uuid, p.Label)));
        var made = new JsonArray();
        foreach (var (kind, uuid, label) in planned)
        {
            (context.Uuid, context.Label) = (uuid, label);
            made.Add(kind.Generate(context));
        }

        (context.Uuid, context.Label) = (null, CheckContext.NoLabel);
        return made;
    }

    public IEnumerable<Trait> Traits(string path) =>
        Kinds.SelectMany(k => k.Traits(path)).Append(new(path + ".count", TraitKind.Bound, Min, Max));

    private (AnnotationRule Kind, string Uuid, int Label) Plan(GenerateContext context)
    {
        var kind = context.Draws.Pick(Kinds);
        return (kind, context.Draws.Uuid(), kind.PickLabel(context.Draws));
    }

    /// <summary>All uuids first: an attribute may refer to an annotation further down. That one is there twice is told later.</summary>
    private void Index(JsonElement value, CheckContext context)
    {
        if (Form.IdKey is not { } id)
            return;
        foreach (var item in value.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(id, out var uuid))
                context.Annotations!.Add(uuid, item.TryGetProperty(Form.LabelKey!, out var text) ? Kinds[0].All.Find(text) : CheckContext.UnknownLabel, AnnotationIndex.Foreseen);
    }
}
