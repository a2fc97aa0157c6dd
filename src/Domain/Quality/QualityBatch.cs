namespace Scheduler.Domain.Quality;

/// <summary>
/// The hidden batch of a project in which attempts at its quality tasks stand: tasks like all others, each made for one person.
/// It is never launched, so it has no lane and nobody is offered what stands in it; no list, count, export or delivery shows it.
/// </summary>
public static class QualityBatch
{
    /// <summary>No other id begins so: they are hexadecimal.</summary>
    public const string Prefix = "quality-";

    public static BatchId Of(ProjectId project) => new(Prefix + project.Value);

    public static bool Is(BatchId batch) => batch.Value.StartsWith(Prefix, StringComparison.Ordinal);
}
