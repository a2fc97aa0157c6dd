using System.Globalization;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// Reads fields of parameters and reports what is wrong with them. Numbers and booleans may come as strings, as clients of the
/// Scale API send them.
/// </summary>
internal sealed class ParamReader(Func<string, JsonElement?> get, Report report)
{
    public Report Report { get; } = report;

    /// <summary>A reader of an object below; null, with the problem, when it is none.</summary>
    public static ParamReader? Of(JsonElement source, Report report)
    {
        if (source.ValueKind == JsonValueKind.Object)
            return new(name => source.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null, report);
        report.Add(ProblemCode.WrongType, "A JSON object is wanted.");
        return null;
    }

    public JsonElement? Get(string name) => get(name);

    public bool Has(string name) => get(name) is not null;

    public void Add(string name, string code, string message) => Report.AddAt(name, code, message);

    public bool Flag(string name)
    {
        switch (get(name))
        {
            case null or { ValueKind: JsonValueKind.False }:
                return false;
            case { ValueKind: JsonValueKind.True }:
                return true;
            case { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag):
                return flag;
            default:
                Add(name, ProblemCode.WrongType, $"{name} must be true or false.");
                return false;
        }
    }

    public double? Number(string name, double min = -ResponseLimits.MaxNumber, double max = ResponseLimits.MaxNumber)
    {
        if (get(name) is not { } value)
            return null;
        var number = 0.0;
        if (!(JsonText.TryNumber(value, out number)
            || (value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))))
            Add(name, ProblemCode.WrongType, $"{name} must be a number.");
        else if (number < min || number > max)
            Add(name, ProblemCode.OutOfRange, FormattableString.Invariant($"{name} must lie between {min} and {max}."));
        else
            return number;
        return null;
    }

    public int? Count(string name, int max) => Whole(name, 0, max);

    public int? Whole(string name, int min, int max)
    {
        if (Number(name, min, max) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Add(name, ProblemCode.WrongType, $"{name} must be a whole number.");
        return null;
    }

    public string? Text(string name, int maxLength = TaxonomyLimits.MaxNameLength)
    {
        if (get(name) is not { } value)
            return null;
        if (JsonText.Read(value) is not { } text)
            Add(name, ProblemCode.WrongType, $"{name} must be text.");
        else if (text.Length > maxLength)
            Add(name, ProblemCode.TooLong, $"{name} has more than {maxLength} characters.");
        else
            return text;
        return null;
    }

    /// <summary>Words for people: whatever else stands there says nothing.</summary>
    public string? Words(string name) => get(name) is { } value && JsonText.Read(value) is { Length: > 0 } words ? words : null;

    /// <summary>The entries of a list; empty, with the problem, when it is none. The caller enters the name.</summary>
    public IReadOnlyList<JsonElement> List(string name, int max) => get(name) is not { } value ? [] : List(value, name, max);

    public IReadOnlyList<JsonElement> List(JsonElement value, string name, int max)
    {
        if (value.ValueKind != JsonValueKind.Array)
            Add(name, ProblemCode.WrongType, $"{name} must be a list.");
        else if (value.GetArrayLength() > max)
            Add(name, ProblemCode.TooMany, $"{name} has more than {max} entries.");
        else
            return [.. value.EnumerateArray()];
        return [];
    }

    /// <summary>Reads something below a name.</summary>
    public T At<T>(string name, Func<T> read)
    {
        Report.Enter(name);
        var result = read();
        Report.Leave();
        return result;
    }

    /// <summary>Reads each entry of a list below its name and index.</summary>
    public void Each(string name, int max, Action<JsonElement> read)
    {
        var entries = List(name, max);
        Report.Enter(name);
        for (var i = 0; i < entries.Count && !Report.IsFull; i++)
        {
            Report.Enter(i);
            read(entries[i]);
            Report.Leave();
        }

        Report.Leave();
    }

    /// <summary>Reads each property of an object below its name and key; false when it is none.</summary>
    public bool EachKey(string name, int max, Action<string, JsonElement> read)
    {
        if (get(name) is not { } value)
            return false;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add(name, ProblemCode.WrongType, $"{name} must be a JSON object.");
            return false;
        }

        Report.Enter(name);
        var count = 0;
        foreach (var property in value.EnumerateObject())
        {
            var key = JsonText.Name(property) ?? "";
            if (++count > max)
            {
                Report.Add(ProblemCode.TooMany, $"{name} has more than {max} entries.");
                break;
            }

            Report.Enter(key);
            if (string.IsNullOrWhiteSpace(key) || key.Length > TaxonomyLimits.MaxNameLength)
                Report.Add(ProblemCode.TooLong, $"A name has 1 to {TaxonomyLimits.MaxNameLength} characters.");
            else
                read(key, property.Value);
            Report.Leave();
        }

        Report.Leave();
        return true;
    }
}
