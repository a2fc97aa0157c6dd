using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// Reads a mixed list of names and descriptions (<c>{"choice", "subchoices", "display"}</c>; forms say <c>value</c> and
/// <c>label</c>). An entry with subchoices only groups them: its leaves are what counts.
/// </summary>
internal sealed class ChoiceReader
{
    private static readonly string[] Keys = ["choice", "value", "name", "label"];

    private readonly List<Choice> _leaves = [];
    private readonly HashSet<Choice> _seen = [];
    private readonly Report _report;

    private ChoiceReader(Report report) => _report = report;

    /// <summary>Null when absent (then the caller decides whether it must be there) or, with problems, when it cannot be used.</summary>
    /// <param name="what">One of them, for messages: category, label.</param>
    public static Choices? Read(ParamReader reader, string name, string what)
    {
        if (reader.Get(name) is not { } list)
            return null;
        var (choices, before) = (new ChoiceReader(reader.Report), reader.Report.Count);
        reader.Report.Enter(name);
        if (list.ValueKind != JsonValueKind.Array)
            reader.Report.Add(ProblemCode.WrongType, $"{name} must be a list with at least one {what}.");
        else if (list.GetArrayLength() == 0)
            reader.Report.Add(ProblemCode.Required, $"Please include {name}: a list with at least one {what}.");
        else
            choices.ReadList(list, what, 1);
        reader.Report.Leave();
        return reader.Report.Count == before ? new([.. choices._leaves]) : null;
    }

    /// <summary>What an entry only groups; null for a leaf.</summary>
    public static JsonElement? Below(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("subchoices"u8, out var below) && below.ValueKind == JsonValueKind.Array && below.GetArrayLength() > 0 ? below : null;

    /// <summary>The value of a leaf: the entry itself, or what it calls its choice.</summary>
    public static JsonElement? NameOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return entry;
        foreach (var key in Keys)
            if (entry.TryGetProperty(key, out var name))
                return name;
        return null;
    }

    private void ReadList(JsonElement list, string what, int depth)
    {
        var i = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (_report.IsFull)
                return;
            _report.Enter(i++);
            ReadEntry(entry, what, depth);
            _report.Leave();
        }
    }

    private void ReadEntry(JsonElement entry, string what, int depth)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            ReadLeaf(entry, what, JsonValueKind.String);
            return;
        }

        if (entry.TryGetProperty("subchoices"u8, out var below) && below.ValueKind != JsonValueKind.Null)
        {
            _report.Enter("subchoices");
            if (below.ValueKind != JsonValueKind.Array)
                _report.Add(ProblemCode.WrongType, "subchoices must be a list.");
            else if (depth >= TaxonomyLimits.MaxChoiceDepth)
                _report.Add(ProblemCode.TooMany, $"subchoices nest at most {TaxonomyLimits.MaxChoiceDepth} deep.");
            else if (below.GetArrayLength() > 0)
                ReadList(below, what, depth + 1);
            _report.Leave();
            if (below.ValueKind != JsonValueKind.Array || below.GetArrayLength() > 0)
                return;
        }

        foreach (var key in Keys)
            if (entry.TryGetProperty(key, out var name))
            {
                _report.Enter(key);
                ReadLeaf(name, what, key == "value" ? name.ValueKind : JsonValueKind.String);
                _report.Leave();
                return;
            }

        _report.Add(ProblemCode.Required, $"A {what} needs a {Keys[0]}.");
    }

    private void ReadLeaf(JsonElement value, string what, JsonValueKind wanted)
    {
        var choice = (value.ValueKind == wanted ? wanted : JsonValueKind.Undefined) switch
        {
            JsonValueKind.String => Choice.Of(JsonText.Read(value) ?? ""),
            JsonValueKind.Number when JsonText.TryNumber(value, out var number) => new(JsonValueKind.Number, number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            JsonValueKind.True or JsonValueKind.False => new(wanted, value.ValueKind.ToString()),
            _ => default(Choice?),
        };
        if (choice is not { } leaf || string.IsNullOrWhiteSpace(leaf.Text))
            _report.Add(ProblemCode.WrongType, $"A {what} is a non-empty string.");
        else if (leaf.Text.Length > TaxonomyLimits.MaxNameLength)
            _report.Add(ProblemCode.TooLong, $"A {what} has at most {TaxonomyLimits.MaxNameLength} characters.");
        else if (!_seen.Add(leaf))
            _report.Add(ProblemCode.Duplicate, $"This {what} is listed twice.");
        else if (_leaves.Count == TaxonomyLimits.MaxChoices)
            _report.Add(ProblemCode.TooMany, $"There are more than {TaxonomyLimits.MaxChoices} of them.");
        else
            _leaves.Add(leaf);
    }
}
