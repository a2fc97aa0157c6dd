namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Reads the bounds of a number.</summary>
internal static class NumberReader
{
    /// <summary>Smallest step of a number.</summary>
    private const double MinStep = 1e-6;

    /// <param name="standardStep">The step where none is given; null for any number.</param>
    public static NumberRule? Read(ParamReader reader, decimal? standardStep)
    {
        var before = reader.Report.Count;
        var (min, max) = (reader.Number("min"), reader.Number("max"));
        var step = reader.Number("step", MinStep, ResponseLimits.MaxNumber);
        if (min > max)
            reader.Add("max", ProblemCode.OutOfRange, "max must not be below min.");
        return reader.Report.Count == before
            ? new(min ?? -ResponseLimits.MaxNumber, max ?? ResponseLimits.MaxNumber, step is { } given ? (decimal)given : standardStep)
            : null;
    }
}
