namespace Scheduler.Domain.Quality;

/// <summary>What a labeler who is new to a project is given.</summary>
public abstract record TrainingStep
{
    /// <summary>The bar is reached: production work from now on.</summary>
    public sealed record Passed(double Score) : TrainingStep;

    /// <summary>This training task, as this try.</summary>
    public sealed record Give(string Task, int Number) : TrainingStep;

    /// <summary>Nothing now: what is left is in hand or cools down, or all tries are used up below the bar.</summary>
    /// <param name="InHand">Something is in hand, or just given back.</param>
    public sealed record Wait(bool InHand) : TrainingStep;
}

/// <summary>
/// Training is a gate: every training task of the project once, then those below the bar again, as often as
/// <see cref="QualityLimits.MaxTrainingTries"/> says, until the mean of the best scores reaches it.
/// </summary>
public static class TrainingRule
{
    /// <param name="tasks">All training tasks of the project; at least one.</param>
    /// <param name="bar">0..1.</param>
    public static TrainingStep Next(IReadOnlyList<TrainingTask> tasks, double bar)
    {
        Invariant.Holds(tasks.Count > 0, "a project without training tasks has no gate");
        if (tasks.All(t => t.IsDone) && tasks.Average(t => t.Best) is var score && score >= bar)
            return new TrainingStep.Passed(score);

        foreach (var task in tasks)
            foreach (var open in task.Tries.Where(t => t.State == TryState.Open))
                return new TrainingStep.Give(task.Id, open.Number);
        if (tasks.FirstOrDefault(t => t.Tries.IsEmpty) is { } fresh)
            return new TrainingStep.Give(fresh.Id, 0);

        // The bar may be a mean that no single task misses: below 1 there is something to be better at.
        var again = tasks.All(t => t.IsDone)
            ? tasks.Where(t => t.Best < 1 && t.Tries.Length < QualityLimits.MaxTrainingTries && t.Tries.All(x => x.State == TryState.Done)).MinBy(t => t.Best)
            : null;
        return again is null ? new TrainingStep.Wait(tasks.Any(t => t.Tries.Any(x => x.State == TryState.Held))) : new TrainingStep.Give(again.Id, again.Tries.Length);
    }
}
