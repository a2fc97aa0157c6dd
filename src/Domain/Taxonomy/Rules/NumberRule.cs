using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A number: an attribute, a linear scale, a coordinate.</summary>
/// <param name="Min">Least value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Step">Distance of allowed values, counted from <paramref name="Min"/> where the taxonomy names one, else from 0; null for any.</param>
/// <param name="AboveMin">The least value itself is not allowed: a size that must be more than nothing.</param>
public sealed record NumberRule(double Min = -ResponseLimits.MaxNumber, double Max = ResponseLimits.MaxNumber, decimal? Step = null, bool AboveMin = false) : IRule
{
    /// <summary>Decimals of a made-up number without a step.</summary>
    private const int Decimals = 2;

    /// <summary>Degrees, which go round: several answers merge so.</summary>
    public bool IsAngle { get; init; }

    private decimal Origin => Min <= -ResponseLimits.MaxNumber ? 0 : (decimal)Min;

    public void Check(JsonElement value, CheckContext context)
    {
        if (!JsonText.TryNumber(value, out var number))
            context.Report.Add(ProblemCode.WrongType, "A number is wanted.");
        else if (number < Min || number > Max || (AboveMin && number <= Min))
            context.Report.Add(ProblemCode.OutOfRange, FormattableString.Invariant($"The number must {(AboveMin ? $"be above {Min}" : $"be at least {Min}")} and at most {Max}."));
        // A number too small for a decimal reads as its 0, and is no step all the same.
        else if (Step is { } step && (!value.TryGetDecimal(out var exact) || (exact == 0 && number != 0) || (exact - Origin) % step != 0))
            context.Report.Add(ProblemCode.NotAStep, FormattableString.Invariant($"The number must be a whole number of steps of {step} from {Origin}."));
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "number", [AboveMin ? "exclusiveMinimum" : "minimum"] = Min, ["maximum"] = Max };
        // multipleOf counts from 0 alone.
        if (Step is { } step && Origin % step == 0)
            schema["multipleOf"] = step;
        return schema;
    }

    public JsonNode? Generate(GenerateContext context)
    {
        var (min, max) = (Math.Max(Min, Math.Min(0, Max)), Max);
        if (max - min > GenerateContext.PictureSize)
            max = min + GenerateContext.PictureSize;
        if (Step is not { } step)
            return JsonValue.Create(Math.Clamp(Math.Round(context.Draws.Real(min, max), Decimals), AboveMin ? Math.BitIncrement(min) : min, max));

        // Counted in whole steps within the bounds, so that no rounding can leave them.
        var first = decimal.Ceiling(((decimal)min - Origin) / step);
        var last = decimal.Floor(((decimal)max - Origin) / step);
        if (AboveMin && Origin + (first * step) <= (decimal)Min)
            first++;
        return JsonValue.Create((double)(Origin + ((first + context.Draws.Whole(0, (int)Math.Max(0, last - first))) * step)));
    }

    public IEnumerable<Trait> Traits(string path)
    {
        yield return new(path, TraitKind.Bound, AboveMin ? Math.BitIncrement(Min) : Min, Max);
        yield return new(path, TraitKind.Steps, Steps: Step is { } step ? new(step, Origin) : null);
        yield return new(path, TraitKind.Form, Text: "number");
    }
}
