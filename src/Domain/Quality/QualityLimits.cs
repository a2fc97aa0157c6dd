namespace Scheduler.Domain.Quality;

/// <summary>Bounds of quality tasks, each with its unit.</summary>
public static class QualityLimits
{
    /// <summary>Share of a labeler's work of a project that is an evaluation task, 0..1, unless the project says otherwise.</summary>
    public const double DefaultEvaluationShare = 0.05;

    /// <summary>Mean score over a project's training tasks, 0..1, from which a labeler is let in, unless the project says otherwise.</summary>
    public const double DefaultTrainingPassScore = 0.8;

    /// <summary>Times a labeler is given one training task: the best counts.</summary>
    public const int MaxTrainingTries = 3;

    /// <summary>Most quality tasks of one project and kind.</summary>
    public const int MaxTasks = 1_000;
}
