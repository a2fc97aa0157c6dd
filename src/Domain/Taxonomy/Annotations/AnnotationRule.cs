using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>One annotation of one kind: its label, its shape and its attributes.</summary>
public sealed class AnnotationRule : IRule
{
    public const string AttributesKey = "attributes";

    private static readonly JsonElement NoAttributes = JsonDocument.Parse("{}").RootElement;

    private readonly int _id, _label, _shape, _attributes;
    private readonly ImmutableArray<int> _toAll;

    /// <param name="labels">The labels of this kind.</param>
    /// <param name="all">The labels of the whole taxonomy, which conditions speak of; contains <paramref name="labels"/>.</param>
    public AnnotationRule(AnnotationForm form, IShape shape, Choices labels, Choices all, ObjectRule attributes)
    {
        (Form, Shape, Labels, All, Attributes) = (form, shape, labels, all, attributes);
        _toAll = [.. labels.Leaves.Select(l => all.Find(l.Text))];
        var members = new List<Member>();
        _id = Add(members, form.IdKey is { } id ? [new(id, new IdRule(), form.NeedsId)] : []);
        Add(members, form.NamesType ? [new("type", new ChoiceRule(Choices.Of(shape.Type), ProblemCode.UnknownType), form.NeedsType)] : []);
        _label = Add(members, form.LabelKey is { } label ? [new(label, new ChoiceRule(labels, ProblemCode.UnknownLabel))] : []);
        _shape = Add(members, shape.Members);
        _attributes = Add(members, [new(AttributesKey, attributes, false)]);
        Fields = new([.. members], all);
        RefersToOthers = attributes.Members.Any(m => m.Rule is LinkedRule);
    }

    public AnnotationForm Form { get; }

    public IShape Shape { get; }

    public Choices Labels { get; }

    public Choices All { get; }

    public ObjectRule Attributes { get; }

    /// <summary>Every field of an annotation of this kind.</summary>
    public ObjectRule Fields { get; }

    /// <summary>An attribute may hold the uuid of another annotation, so that all of them must be known first.</summary>
    public bool RefersToOthers { get; }

    public void Check(JsonElement value, CheckContext context)
    {
        var members = ArrayPool<JsonElement>.Shared.Rent(Fields.Members.Length);
        var (outerLabel, outerExtent) = (context.Label, context.Extent);
        try
        {
            if (!Fields.TryRead(value, members, context.Report))
                return;
            if (Form.LabelKey is not null)
                context.Label = LabelOf(members[_label]);
            if (Form.IdKey is { } id)
            {
                context.Self = members[_id];
                if (context.Annotations?.Add(context.Self, context.Label, context.Group) is { } code)
                    context.Report.AddAt(code == ProblemCode.Duplicate ? id : Form.LabelKey!, code,
                        code == ProblemCode.Duplicate ? "Another annotation has the same uuid." : "The same object has another label in an earlier frame.");
            }

            if (members[_attributes].ValueKind == JsonValueKind.Undefined)
                members[_attributes] = NoAttributes;
            var shape = members.AsSpan(_shape, Shape.Members.Length);
            context.Extent = Shape.Extent(shape);

            var before = context.Report.Count;
            Fields.CheckMembers(members, context);
            if (context.Report.Count == before)
                Shape.CheckWhole(shape, context);
        }
        finally
        {
            (context.Label, context.Extent, context.Self) = (outerLabel, outerExtent, default);
            ArrayPool<JsonElement>.Shared.Return(members);
        }
    }

    /// <summary>Index in all labels of what stands as label.</summary>
    public int LabelOf(JsonElement value) => value.ValueKind != JsonValueKind.Undefined && Labels.Find(value) is >= 0 and var own ? _toAll[own] : CheckContext.UnknownLabel;

    public JsonObject Schema()
    {
        var schema = ObjectSchema.Of(Fields);
        if (Attributes.Members.Any(m => m.Required && m.When.IsEmpty))
            (schema["required"] as JsonArray ?? (JsonArray)(schema["required"] = new JsonArray())).Add(AttributesKey);
        IEnumerable<JsonObject?> conditions = [Shape.WholeSchema(), .. Form.LabelKey is { } label ? ObjectSchema.OfLabels(Attributes, label, AttributesKey, All) : []];
        if (conditions.OfType<JsonObject>().ToArray() is { Length: > 0 } all)
            schema["allOf"] = new JsonArray([.. all]);
        return schema;
    }

    public JsonNode? Generate(GenerateContext context)
    {
        var made = new JsonObject();
        var outer = (context.Label, context.Extent);
        if (Form.IdKey is { } id)
            made[id] = context.Uuid ?? context.Draws.Uuid();
        if (Form.NamesType)
            made["type"] = Shape.Type;
        if (Form.LabelKey is { } label)
        {
            if (!_toAll.Contains(context.Label))
                context.Label = context.Draws.Pick(_toAll);
            made[label] = All.Leaves[context.Label].ToNode();
        }

        Shape.Generate(made, context);
        made[AttributesKey] = Attributes.Generate(context);
        (context.Label, context.Extent) = outer;
        return made;
    }

    public IEnumerable<Trait> Traits(string path)
    {
        var place = $"{path}.{Shape.Type}";
        return Fields.Traits(place).Prepend(new(place, TraitKind.Item)).Concat(Shape.Traits(place));
    }

    /// <summary>A label of this kind, as index in all labels.</summary>
    internal int PickLabel(Draws draws) => draws.Pick(_toAll);

    private static int Add(List<Member> members, ImmutableArray<Member> more)
    {
        members.AddRange(more);
        return members.Count - more.Length;
    }
}
