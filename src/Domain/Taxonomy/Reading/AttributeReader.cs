using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Reads attribute definitions: of annotations, and those that <c>is_global</c> makes attributes of the task.</summary>
internal sealed class AttributeReader(Report report, Choices? labels)
{
    /// <summary>The annotation attributes and the global ones, each in order of their conditions.</summary>
    public (ObjectRule OfAnnotations, ObjectRule Global) Read(ParamReader parameters)
    {
        var (own, global) = (new List<(string, JsonElement)>(), new List<(string, JsonElement)>());
        parameters.EachKey("annotation_attributes", TaxonomyLimits.MaxAttributes, (key, definition) => (IsGlobal(definition) ? global : own).Add((key, definition)));
        var twin = global.Count;
        parameters.EachKey("global_attributes", TaxonomyLimits.MaxAttributes, (key, definition) =>
        {
            if (global.Any(g => g.Item1 == key))
                report.Add(ProblemCode.Duplicate, "There is a global attribute of this name already.");
            else
                global.Add((key, definition));
        });
        return (new(Members("annotation_attributes", own, labels), labels),
            new([.. Members(i => i < twin ? "annotation_attributes" : "global_attributes", global, null)]));
    }

    private ImmutableArray<Member> Members(string source, List<(string Key, JsonElement Definition)> definitions, Choices? allowed) =>
        Members(_ => source, definitions, allowed);

    private ImmutableArray<Member> Members(Func<int, string> source, List<(string Key, JsonElement Definition)> definitions, Choices? allowed)
    {
        var (ordered, circular) = MemberOrder.Of(definitions);
        // A name that is asked for but could not be read is known all the same: its own problem is told where it stands.
        var siblings = definitions.ToDictionary(d => d.Key, _ => (-1, (IRule?)null));
        var conditions = new ConditionReader(report, allowed, siblings);
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach (var key in ordered.Concat(circular))
        {
            var at = definitions.FindIndex(d => d.Key == key);
            report.Enter(source(at));
            report.Enter(key);
            if (circular.Contains(key))
                report.AddAt("conditions", ProblemCode.Circular, "The conditions of these attributes ask for each other in a circle.");
            else if (ParamReader.Of(definitions[at].Definition, report) is { } reader && RuleOf(reader) is { } rule)
            {
                var isLinked = rule is LinkedRule;
                var required = reader.Has("required") ? reader.Flag("required") : !isLinked;
                var when = conditions.OfAttribute(reader);
                siblings[key] = (members.Count, rule);
                members.Add(new(key, Demanding(rule, required), required, when) { Description = reader.Words("description") });
            }

            report.Leave();
            report.Leave();
        }

        return members.ToImmutable();
    }

    private IRule? RuleOf(ParamReader reader)
    {
        switch (reader.Text("type") ?? "category")
        {
            case "category":
                if (ChoiceReader.Read(reader, "choices", "choice") is { } choices)
                    return reader.Flag("allow_multiple") ? new ChoiceSetRule(choices, 0, choices.Leaves.Length) : new ChoiceRule(choices);
                if (!reader.Has("choices"))
                    reader.Add("choices", ProblemCode.Required, "An attribute of type category needs choices.");
                return null;
            case "number":
                return NumberReader.Read(reader, 1);
            case "angle":
                return new NumberRule(0, 360) { IsAngle = true };
            case "text":
                return new TextRule();
            case "x_line":
                return new OffsetRule(FromLeft: true);
            case "y_line":
                return new OffsetRule(FromLeft: false);
            case "linked":
                return new LinkedRule(new ConditionReader(report, labels, new Dictionary<string, (int, IRule?)>()).LabelsOf(reader, "allowed_labels"), labels ?? new([]));
            default:
                reader.Add("type", ProblemCode.UnknownType, "The type of an attribute is category, number, angle, text, x_line, y_line or linked.");
                return null;
        }
    }

    /// <summary>What must be answered cannot be answered with nothing.</summary>
    private static IRule Demanding(IRule rule, bool required) => rule switch
    {
        ChoiceSetRule several when required => several with { Min = 1 },
        TextRule text when required => text with { Min = 1 },
        _ => rule,
    };

    /// <summary>What else is wrong with the definition or its conditions is told when they are read.</summary>
    private bool IsGlobal(JsonElement definition)
    {
        if (definition.ValueKind != JsonValueKind.Object || !definition.TryGetProperty("conditions"u8, out var conditions) || conditions.ValueKind != JsonValueKind.Object)
            return false;
        report.Enter("conditions");
        var global = ParamReader.Of(conditions, report)!.Flag("is_global");
        report.Leave();
        return global;
    }
}
