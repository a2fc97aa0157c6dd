namespace Scheduler.Simulation.World;

/// <summary>How often, per task, a person does what people do.</summary>
public sealed record Habits(
    double Declines,
    double Lapses,
    double Releases,
    double Vanishes,
    double TakesBreak,
    double SubmitsTwice,
    double SecondTab,
    double Rejects)
{
    /// <summary>Chance of the right answer to a quality task, besides luck.</summary>
    public double Knows { get; init; } = 1;

    public static Habits Steady { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);
}
