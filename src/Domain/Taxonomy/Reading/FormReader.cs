using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// Reads the fields of a text collection: text, list and tree selection, date, linear scale, ranking. Fields inside of a
/// <c>FieldSet</c> or <c>FormField</c> are fields like the others, with the container's conditions on top of their own: the
/// response knows them by their id, which is unique in the project.
/// </summary>
internal sealed class FormReader(Report report)
{
    private sealed record Found(string Key, JsonElement Definition, ImmutableArray<Step> Path, ImmutableArray<FieldSet> Around);

    private readonly List<Found> _found = [];

    /// <summary>The fields by id; null when absent or, with problems, unusable.</summary>
    public ObjectRule? Read(ParamReader parameters)
    {
        if (parameters.Get("fields") is not { } list)
            return null;
        var before = report.Count;
        report.Enter("fields");
        Collect(list, [], 1);
        if (_found.Count == 0 && report.Count == before)
            report.Add(ProblemCode.Required, "Please include a fields parameter: a list with at least one field.");
        report.Leave();
        if (report.Count > before)
            return null;

        var members = Members(parameters);
        return report.Count == before ? new(members) : null;
    }

    private void Collect(JsonElement list, ImmutableArray<FieldSet> around, int depth)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            report.Add(ProblemCode.WrongType, "fields must be a list.");
            return;
        }

        var i = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (report.IsFull)
                return;
            report.Enter(i++);
            if (_found.Count >= TaxonomyLimits.MaxFields)
                report.Add(ProblemCode.TooMany, $"A form has at most {TaxonomyLimits.MaxFields} fields.");
            else if (ParamReader.Of(entry, report) is { } reader)
                CollectField(reader, entry, around, depth);
            report.Leave();
            if (_found.Count > TaxonomyLimits.MaxFields)
                return;
        }
    }

    private void CollectField(ParamReader reader, JsonElement entry, ImmutableArray<FieldSet> around, int depth)
    {
        if (reader.Get("fields") is { } below)
        {
            var set = FieldSet.Read(reader, entry, around);
            report.Enter("fields");
            if (depth >= TaxonomyLimits.MaxChoiceDepth)
                report.Add(ProblemCode.TooMany, $"Fields nest at most {TaxonomyLimits.MaxChoiceDepth} deep.");
            else
                Collect(below, around.Add(set), depth + 1);
            report.Leave();
            return;
        }

        if (reader.Text("field_id") is not { } id)
        {
            if (!reader.Has("field_id"))
                reader.Add("field_id", ProblemCode.Required, "A field needs a field_id.");
        }
        else if (string.IsNullOrWhiteSpace(id))
            reader.Add("field_id", ProblemCode.WrongType, "A field_id is a non-empty string.");
        else if (_found.Any(f => f.Key == id))
            reader.Add("field_id", ProblemCode.Duplicate, "Another field has the same field_id.");
        else
            _found.Add(new(id, entry, report.Place(0), around));
    }

    private ImmutableArray<Member> Members(ParamReader parameters)
    {
        var (ordered, circular) = MemberOrder.Of([.. _found.Select(f => (f.Key, f.Definition))]);
        var siblings = _found.ToDictionary(f => f.Key, _ => (-1, (IRule?)null));
        var conditions = new ConditionReader(report, null, siblings);
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach (var key in ordered.Concat(circular))
        {
            var field = _found.First(f => f.Key == key);
            report.At(field.Path, () =>
            {
                var reader = ParamReader.Of(field.Definition, report)!;
                if (circular.Contains(key))
                    reader.Add("conditions", ProblemCode.Circular, "The conditions of these fields ask for each other in a circle.");
                else if (RuleOf(reader, key, field.Around) is { } rule)
                {
                    var when = conditions.OfField(reader);
                    siblings[key] = (members.Count, rule);
                    members.Add(new(key, rule, rule.MinAnswers > 0, when) { Title = reader.Words("title"), Description = reader.Words("description") ?? reader.Words("hint") });
                }
            });
        }

        var around = _found.ToDictionary(f => f.Key, f => f.Around);
        return [.. members.Select(m => m with { When = [.. Around(m.Key, siblings[m.Key].Item1, conditions), .. m.When], Set = OptionalSet(around[m.Key], [.. members.Select(other => around[other.Key])]) })];
    }

    /// <summary>Of the sets around a field the innermost that need not be answered decides: the members in it.</summary>
    /// <param name="members">The sets around each member.</param>
    private static ImmutableArray<int> OptionalSet(ImmutableArray<FieldSet> around, ImmutableArray<FieldSet>[] members) =>
        around.LastOrDefault(s => s.Min == 0) is { } set ? [.. members.Index().Where(m => m.Item.Contains(set)).Select(m => m.Index)] : [];

    /// <summary>The conditions of the containers a field stands in. A container cannot depend on what it contains.</summary>
    private IEnumerable<Condition> Around(string key, int index, ConditionReader conditions)
    {
        var own = _found.First(f => f.Key == key);
        var all = ImmutableArray.CreateBuilder<Condition>();
        foreach (var set in own.Around)
            report.At(set.Path, () => all.AddRange(conditions.OfField(ParamReader.Of(set.Definition, report)!, index)));
        return all;
    }

    private FormAnswerRule? RuleOf(ParamReader reader, string id, ImmutableArray<FieldSet> around)
    {
        var before = report.Count;
        var type = reader.Text("type");
        var (min, max) = FieldSet.CountsOf(reader);
        FieldSet.Once(reader, max, around);
        if (ValueOf(reader, type) is not { } value || report.Count > before)
            return null;
        return new(type!, id, value is TextRule text && min > 0 ? text with { Min = Math.Max(1, text.Min) } : value,
            min == 0 ? 0 : around.Select(s => s.Min).Append(min).Max(), around.Select(s => s.Max).Append(max).Max());
    }

    private static IRule? ValueOf(ParamReader reader, string? type)
    {
        switch (type)
        {
            case "text":
                return new TextRule(reader.Count("min_length", ResponseLimits.MaxText) ?? 0, reader.Count("max_length", ResponseLimits.MaxText) ?? ResponseLimits.MaxText);
            case "boolean":
                return new ChoiceRule(new([new(JsonValueKind.True, "True"), new(JsonValueKind.False, "False")]));
            case "number":
                return NumberReader.Read(reader, null);
            case "datetime":
                return DateOf(reader);
            case "category" or "select":
                return ChoicesOf(reader) is { } several ? Several(reader, several) : null;
            case "ranked_choices":
                return ChoicesOf(reader) is { } ranked ? new RankingRule(ranked) : null;
            case "time_range":
                var seconds = new NumberRule(0, ResponseLimits.MaxCoordinate);
                return new TimeRangeRule(new([new(TimeRangeRule.StartKey, seconds), new(TimeRangeRule.EndKey, seconds)]));
            default:
                reader.Add("type", type is null ? ProblemCode.Required : ProblemCode.UnknownType,
                    "The type of a field is text, boolean, number, datetime, category, select, ranked_choices or time_range.");
                return null;
        }
    }

    private static Choices? ChoicesOf(ParamReader reader)
    {
        if (!reader.Has("choices"))
            reader.Add("choices", ProblemCode.Required, "A field of this type needs choices.");
        return ChoiceReader.Read(reader, "choices", "choice");
    }

    private static ChoiceSetRule Several(ParamReader reader, Choices choices)
    {
        var count = choices.Leaves.Length;
        var (min, max) = (reader.Count("min_choices", TaxonomyLimits.MaxChoices) ?? 1, reader.Count("max_choices", TaxonomyLimits.MaxChoices));
        if (min > count || min > max)
            reader.Add("min_choices", ProblemCode.OutOfRange, "min_choices must not be above max_choices or the number of choices.");
        return new(choices, min, Math.Clamp(max ?? Math.Max(1, min), 1, count));
    }

    private static DateRule DateOf(ParamReader reader)
    {
        var (min, max) = (Bound(reader, "min"), Bound(reader, "max"));
        // A date that is the last means all of its day.
        if (max is not null && DateRule.IsWholeDay(reader.Text("max")))
            max = max.Value.AddTicks(TimeSpan.TicksPerDay - 1);
        if (min > max)
            reader.Add("max", ProblemCode.OutOfRange, "max must not be before min.");
        return new(min, max);
    }

    private static DateTimeOffset? Bound(ParamReader reader, string name)
    {
        var moment = reader.Text(name) is { } text ? DateRule.Read(text) : null;
        if (reader.Has(name) && moment is null)
            reader.Add(name, ProblemCode.BadFormat, $"{name} must be a date such as 2026-01-31 or a time such as 2026-01-31T10:20:30Z.");
        return moment;
    }
}
