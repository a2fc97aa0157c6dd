using Scheduler.Domain.Batches;

namespace Scheduler.Api.Batches;

/// <summary>Batch states as the Scale API spells them.</summary>
internal static class BatchWords
{
    public static string Of(BatchStatus status) => status switch
    {
        BatchStatus.Staging => "staging",
        // The old API has two words less: what is paused is not done, what is cancelled is.
        BatchStatus.Completed or BatchStatus.Cancelled => "completed",
        _ => "in_progress",
    };

    public static BatchStatus? Status(string word) => word switch
    {
        "staging" => BatchStatus.Staging,
        "in_progress" => BatchStatus.InProgress,
        "completed" => BatchStatus.Completed,
        _ => null,
    };
}
