using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// A <c>FieldSet</c> or <c>FormField</c> around fields. The response knows only the fields, so what the set says is asked of them.
/// </summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Min">How often it is answered at least; 0: it need not be, but answered at all it is answered whole.</param>
/// <param name="Max">How often it is answered at most: the nth answers of its fields belong together.</param>
internal sealed record FieldSet(ImmutableArray<Step> Path, JsonElement Definition, int Min, int Max)
{
    /// <param name="reader">Of the definition, where the report stands.</param>
    /// <param name="around">The sets it stands in itself.</param>
    public static FieldSet Read(ParamReader reader, JsonElement definition, IEnumerable<FieldSet> around)
    {
        var (min, max) = CountsOf(reader);
        Once(reader, max, around);
        return new(reader.Report.Place(0), definition, min, max);
    }

    /// <summary>How often a field or a set is answered, as it says itself.</summary>
    public static (int Min, int Max) CountsOf(ParamReader reader)
    {
        var required = !reader.Has("required") || reader.Flag("required");
        var max = Math.Max(1, reader.Count("max_responses_required", ResponseLimits.MaxAnswers) ?? 1);
        var min = reader.Count("min_responses_required", ResponseLimits.MaxAnswers) ?? (required ? 1 : 0);
        if (min > max)
            reader.Add("max_responses_required", ProblemCode.OutOfRange, "max_responses_required must not be below min_responses_required.");
        return (min, max);
    }

    /// <summary>Refuses several answers within each of several: the response could not tell which belongs to which.</summary>
    public static void Once(ParamReader reader, int max, IEnumerable<FieldSet> around)
    {
        if (max > 1 && around.Any(s => s.Max > 1))
            reader.Add("max_responses_required", ProblemCode.NotAllowed, "What stands in a set that can be answered several times is answered once each time.");
    }
}
