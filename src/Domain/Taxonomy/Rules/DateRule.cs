using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A date (2026-01-31) or a moment (2026-01-31T10:20:30Z, with fractions or an offset; without zone UTC).</summary>
public sealed record DateRule(DateTimeOffset? Min = null, DateTimeOffset? Max = null) : IRule
{
    /// <summary>The forms above; that the day exists is beyond it.</summary>
    private const string Pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$";

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null for what is no date or moment of these forms.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        // The parser would take a point that nothing follows.
        var point = text.IndexOf('.');
        if (point >= 0 && (point + 1 == text.Length || !char.IsAsciiDigit(text[point + 1])))
            return null;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    /// <summary>A date without a time, among what <see cref="Read"/> takes.</summary>
    public static bool IsWholeDay(ReadOnlySpan<char> text) => text.Length == "yyyy-MM-dd".Length;

    public void Check(JsonElement value, CheckContext context)
    {
        if (!JsonText.TryRead(value, stackalloc char[JsonText.Buffer], out var text))
            context.Report.Add(ProblemCode.WrongType, "A date is wanted, as text.");
        else if (Read(text) is not { } moment)
            context.Report.Add(ProblemCode.BadFormat, "A date such as 2026-01-31 or a time such as 2026-01-31T10:20:30Z is wanted.");
        else if (moment < Min || moment > Max)
            context.Report.Add(ProblemCode.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"The date must lie between {Min?.ToString("o") ?? "any"} and {Max?.ToString("o") ?? "any"}."));
    }

    public JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = Pattern };

    public JsonNode? Generate(GenerateContext context)
    {
        var from = Min ?? (Max - TimeSpan.FromDays(365)) ?? First;
        var to = Max ?? from.AddDays(365);
        var moment = from.AddSeconds(Math.Floor(context.Draws.Real(0, (to - from).TotalSeconds)));
        return JsonValue.Create(moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
    }

    public IEnumerable<Trait> Traits(string path) =>
    [
        new(path, TraitKind.Bound, Min?.ToUnixTimeMilliseconds() ?? double.NegativeInfinity, Max?.ToUnixTimeMilliseconds() ?? double.PositiveInfinity),
        new(path, TraitKind.Form, Text: "date"),
    ];
}
