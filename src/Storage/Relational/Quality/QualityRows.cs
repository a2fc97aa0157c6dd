using Scheduler.Domain.Quality;

namespace Scheduler.Storage.Relational.Quality;

/// <summary>Attempts at quality tasks among the tasks of a project.</summary>
internal static class QualityRows
{
    /// <summary>The task <c>t</c> is a customer's. Whatever lists or counts tasks for somebody says so.</summary>
    public const string LeftOut = $"t.batch_id NOT LIKE '{QualityBatch.Prefix}%'";

    /// <summary>The same of a batch <c>b</c>, by <see cref="Domain.Batches.BatchKind.Quality"/>.</summary>
    public const string BatchLeftOut = "b.kind <> 4";
}
