using Scheduler.Domain.Quality;

namespace Scheduler.Simulation.World;

/// <summary>The quality tasks of a batch's project. The right answer is the same for all, and whoever is asked may know it or not.</summary>
/// <param name="Training">Training tasks; 0 for none, and no gate.</param>
/// <param name="Evaluations">Evaluation tasks.</param>
/// <param name="EvaluationShare">Of the claims, 0..1.</param>
public sealed record QualityPlan(int Training, int Evaluations, double EvaluationShare)
{
    /// <summary>Mean of the best scores from which a person is let in, 0..1.</summary>
    public const double Bar = 0.5;

    public const string RightAnswer = """{"category":"a"}""";

    public static KnownAnswer Known { get; } = new(RightAnswer, OfReview: false);
}
