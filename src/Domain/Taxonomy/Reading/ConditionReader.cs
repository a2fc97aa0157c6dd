using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// Reads conditions. Attributes: <c>label_condition</c> and <c>attribute_conditions</c>, both must hold; of the latter's objects one
/// must, with all its keys. Forms: a list of such objects, each with an optional <c>not</c>.
/// </summary>
/// <param name="labels">The taxonomy's labels; null when they are not known yet, so that no name can be called wrong.</param>
/// <param name="siblings">What can be asked for, by key; those already read.</param>
internal sealed class ConditionReader(Report report, Choices? labels, IReadOnlyDictionary<string, (int Index, IRule? Rule)> siblings)
{
    private int _values, _before = int.MaxValue;

    public ImmutableArray<Condition> OfAttribute(ParamReader attribute) => attribute.At("conditions", () =>
    {
        if (attribute.Get("conditions") is not { } conditions || ParamReader.Of(conditions, report) is not { } reader)
            return [];
        ImmutableArray<int> wanted = [];
        if (reader.Get("label_condition") is { } label)
            wanted = reader.At("label_condition", () => ParamReader.Of(label, report) is { } given ? LabelsOf(given, "label") : []);
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        reader.Each("attribute_conditions", TaxonomyLimits.MaxTerms, entry => clauses.Add(ClauseOf(entry)));
        return wanted.IsEmpty && clauses.Count == 0 ? [] : ImmutableArray.Create(new Condition(wanted, clauses.ToImmutable()));
    });

    /// <param name="before">Only members with a lower index can be asked for.</param>
    public ImmutableArray<Condition> OfField(ParamReader field, int before = int.MaxValue)
    {
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        _before = before;
        field.Each("conditions", TaxonomyLimits.MaxTerms, entry => clauses.Add(ClauseOf(entry)));
        return clauses.Count == 0 ? [] : [new([], clauses.ToImmutable())];
    }

    /// <summary>Indexes of labels given as one name or a list of names; empty for any.</summary>
    public ImmutableArray<int> LabelsOf(ParamReader reader, string name)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        if (reader.Get(name) is not { } given)
            return [];
        reader.Report.Enter(name);
        foreach (var (entry, place) in Entries(given))
        {
            if (place >= 0)
                report.Enter(place);
            if (JsonText.Read(entry) is not { } text)
                report.Add(ProblemCode.WrongType, "A label is text.");
            else if (labels?.Find(text) is >= 0 and var index)
                found.Add(index);
            else if (labels is not null)
                report.Add(ProblemCode.UnknownLabel, "The taxonomy has no label of this name; of nested labels only the leaves can be used.");
            if (place >= 0)
                report.Leave();
        }

        reader.Report.Leave();
        return [.. found.Distinct()];
    }

    private Clause ClauseOf(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.Object)
            return new(Terms(entry.EnumerateObject().Where(p => JsonText.Name(p) != "not")), entry.TryGetProperty("not"u8, out var not) ? Below("not", not) : []);
        report.Add(ProblemCode.WrongType, "A condition is an object: what must have which value.");
        return new([], []);
    }

    private ImmutableArray<Term> Below(string name, JsonElement value)
    {
        report.Enter(name);
        ImmutableArray<Term> terms = [];
        if (value.ValueKind == JsonValueKind.Object)
            terms = Terms(value.EnumerateObject());
        else
            report.Add(ProblemCode.WrongType, "A condition is an object: what must have which value.");
        report.Leave();
        return terms;
    }

    private ImmutableArray<Term> Terms(IEnumerable<JsonProperty> properties)
    {
        var terms = ImmutableArray.CreateBuilder<Term>();
        foreach (var property in properties.Take(TaxonomyLimits.MaxTerms + 1))
        {
            var key = JsonText.Name(property) ?? "";
            report.Enter(key);
            if (terms.Count == TaxonomyLimits.MaxTerms)
                report.Add(ProblemCode.TooMany, $"A condition asks for at most {TaxonomyLimits.MaxTerms} values.");
            else if (!siblings.TryGetValue(key, out var sibling) || sibling.Index >= _before)
                report.Add(ProblemCode.UnknownField, "The condition asks for something that the taxonomy does not have beside it.");
            else if (sibling.Rule is IChosen chosen && chosen.Choices.Leaves.Length > 0)
                terms.Add(new(sibling.Index, key, chosen, Leaves(property.Value, chosen.Choices)));
            else if (sibling.Rule is not null)
                report.Add(ProblemCode.WrongType, "Only choices can be asked for in a condition.");
            report.Leave();
        }

        return terms.ToImmutable();
    }

    private ImmutableArray<int> Leaves(JsonElement given, Choices choices)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var (entry, place) in Entries(given))
        {
            if (++_values > TaxonomyLimits.MaxConditionValues)
            {
                // Told once: hundreds of fields in a set would repeat it.
                if (_values == TaxonomyLimits.MaxConditionValues + 1)
                    report.Add(ProblemCode.TooMany, $"The conditions ask for more than {TaxonomyLimits.MaxConditionValues} values in all; those of a set count for each of its fields.");
                break;
            }

            if (choices.Find(entry) is >= 0 and var leaf)
            {
                found.Add(leaf);
                continue;
            }

            if (place >= 0)
                report.Enter(place);
            report.Add(ProblemCode.UnknownChoice, "This is none of the choices of what the condition asks for; of nested choices only the leaves can be chosen.");
            if (place >= 0)
                report.Leave();
        }

        return [.. found.Distinct().Order()];
    }

    private static IEnumerable<(JsonElement Entry, int Place)> Entries(JsonElement given) =>
        given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().Take(TaxonomyLimits.MaxChoices).Select((e, i) => (e, i)) : [(given, -1)];
}
