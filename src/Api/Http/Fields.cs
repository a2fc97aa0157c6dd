using System.Globalization;
using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Quality.Values;

namespace Scheduler.Api.Http;

/// <summary>
/// Reads the fields of a JSON object and keeps all that is wrong with them. A field that is null counts as absent, because
/// clients send nulls for what they do not set; numbers and booleans may come as strings.
/// </summary>
internal sealed class Fields(JsonElement source, string prefix = "")
{
    /// <summary>How like a known name must be, from 0 to 1, to be what was perhaps meant.</summary>
    private const double Alike = 0.6;

    private readonly HashSet<string> _asked = [];

    public List<Problem> Problems { get; } = [];

    public JsonElement? Get(string name)
    {
        _asked.Add(name);
        return source.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public bool Has(string name) => Get(name) is not null;

    /// <summary>For bodies of our own calls that take a value back by it; clients of the Scale API mean nothing by a null.</summary>
    public bool IsNull(string name)
    {
        _asked.Add(name);
        return source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;
    }

    /// <summary>Says so when a field is absent, blank or an empty list, unless something else is wrong with it.</summary>
    public void Require(string name, string message)
    {
        var given = Get(name) is { } value
            && !(value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()))
            && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
        if (!given && !IsBlamed(name))
            Add("required", name, message);
    }

    /// <summary>Something is known to be wrong with the field itself.</summary>
    public bool IsBlamed(string name) => Problems.Exists(p => p.Path == prefix + name);

    public void Add(string code, string name, string message) => Problems.Add(new(code, prefix + name, message));

    /// <summary>
    /// Refuses what was not asked for, once all that is known was: a misspelt field would change nothing and look as if it had. For
    /// bodies of our own calls; clients of the Scale API send more than it knows.
    /// </summary>
    public void NoOthers()
    {
        foreach (var name in source.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.Null && !_asked.Contains(f.Name)).Select(f => f.Name))
        {
            var nearest = _asked.MaxBy(known => EditDistance.Likeness(known, name));
            Add("unknown_field", name, nearest is not null && EditDistance.Likeness(nearest, name) >= Alike
                ? $"There is no field \"{name}\"; perhaps \"{nearest}\" is meant."
                : $"There is no field \"{name}\". Known: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    public string? Text(string name, int maxLength)
    {
        if (Get(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            return Wrong<string>(name, "a string");
        var text = value.GetString()!;
        if (text.Length <= maxLength)
            return text;
        Add("too_long", name, $"{name} has more than {maxLength} characters.");
        return null;
    }

    public int? Whole(string name) => Get(name) is not { } value ? null
        : Number(value) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number
        : WrongValue<int>(name, "a whole number");

    public double? Real(string name) => Get(name) is not { } value ? null : Number(value) ?? WrongValue<double>(name, "a number");

    public bool? Flag(string name) => Get(name) is not { } value ? null
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
            _ => WrongValue<bool>(name, "true or false"),
        };

    public DateTimeOffset? Time(string name) => Get(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Moment.Read(value.GetString()!) is { } time ? time
        : WrongValue<DateTimeOffset>(name, "a time such as 2026-01-02T03:04:05.678Z");

    /// <summary>The JSON text of an object, as it came.</summary>
    public string? ObjectText(string name, int maxBytes)
    {
        if (Get(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Object)
            return Wrong<string>(name, "a JSON object");
        var text = value.GetRawText();
        if (System.Text.Encoding.UTF8.GetByteCount(text) <= maxBytes)
            return text;
        Add("too_long", name, $"{name} is over {maxBytes} bytes.");
        return null;
    }

    /// <summary>The entries of a list; empty when absent or wrong.</summary>
    public IReadOnlyList<JsonElement> List(string name, int maxCount)
    {
        if (Get(name) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            return Wrong<IReadOnlyList<JsonElement>>(name, "a list") ?? [];
        if (value.GetArrayLength() <= maxCount)
            return [.. value.EnumerateArray()];
        Add("too_many", name, $"{name} has more than {maxCount} entries.");
        return [];
    }

    public IReadOnlyList<string> Texts(string name, int maxCount, int maxLength)
    {
        var texts = new List<string>();
        foreach (var (entry, i) in List(name, maxCount).Select((e, i) => (e, i)))
            if (entry.ValueKind == JsonValueKind.String && entry.GetString() is { Length: > 0 } text && text.Length <= maxLength)
                texts.Add(text);
            else
                Add("wrong_type", $"{name}[{i}]", $"An entry of {name} is a string of 1 to {maxLength} characters.");
        return texts;
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => null,
    };

    private T? Wrong<T>(string name, string wanted)
        where T : class
    {
        Add("wrong_type", name, $"{name} must be {wanted}.");
        return null;
    }

    private T? WrongValue<T>(string name, string wanted)
        where T : struct
    {
        Add("wrong_type", name, $"{name} must be {wanted}.");
        return null;
    }
}
