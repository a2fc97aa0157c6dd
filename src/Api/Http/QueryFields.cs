using System.Globalization;
using Scheduler.Domain;

namespace Scheduler.Api.Http;

/// <summary>
/// Reads query values and keeps all that is wrong with them. Empty values count as absent (one client sends every key it knows);
/// booleans come in either case; a list is a repeated key.
/// </summary>
internal sealed class QueryFields(IQueryCollection query)
{
    public List<Problem> Problems { get; } = [];

    /// <summary>Of everything that was sent.</summary>
    public IEnumerable<string> Names => query.Keys;

    /// <summary>How minimal APIs bind it.</summary>
    public static ValueTask<QueryFields?> BindAsync(HttpContext context) => new(new QueryFields(context.Request.Query));

    public string? Text(string name) => Texts(name) is [.., var last] ? last : null;

    public IReadOnlyList<string> Texts(string name)
    {
        string[] values = [.. query[name].Where(v => !string.IsNullOrEmpty(v)).Select(v => v!)];
        if (values.Length > RequestLimits.MaxQueryValues)
            return Refuse("too_many", name, $"{name} is given more than {RequestLimits.MaxQueryValues} times.");
        if (values.Any(v => v.Length > RequestLimits.MaxQueryValueLength))
            return Refuse("too_long", name, $"{name} has more than {RequestLimits.MaxQueryValueLength} characters.");
        return values.Any(v => v.Contains('\0', StringComparison.Ordinal)) ? Refuse("malformed", name, $"{name} contains the character NUL.") : values;
    }

    /// <summary>Words that cannot have a comma in them: between commas, or with the key repeated.</summary>
    public IReadOnlyList<string> Words(string name) => [.. Texts(name).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public int Whole(string name, int min, int max, int absent)
    {
        if (Text(name) is not { } text)
            return absent;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Problems.Add(new("out_of_range", name, $"{name} must be a whole number between {min} and {max}."));
        return absent;
    }

    public bool Flag(string name)
    {
        if (Text(name) is not { } text)
            return false;
        if (bool.TryParse(text, out var flag))
            return flag;
        Problems.Add(new("wrong_type", name, $"{name} must be true or false."));
        return false;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (Moment.Read(text) is { } time)
            return time;
        Problems.Add(new("wrong_type", name, $"{name} must be a time such as 2026-01-02T03:04:05.678Z."));
        return null;
    }

    private string[] Refuse(string code, string name, string message)
    {
        Problems.Add(new(code, name, message));
        return [];
    }
}
