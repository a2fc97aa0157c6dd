namespace Scheduler.Domain.Quality;

/// <summary>What a task with a known answer is for.</summary>
public enum QualityTaskKind
{
    Unspecified = 0,

    /// <summary>Measures labelers who do not know it.</summary>
    Evaluation = 1,

    /// <summary>Teaches labelers before they work.</summary>
    Training = 2,
}
