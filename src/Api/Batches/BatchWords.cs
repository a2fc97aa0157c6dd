using Scheduler.Domain.Batches;

namespace Scheduler.Api.Batches;

/// <summary>Batch states as the Scale API spells them.</summary>
internal static class BatchWords
{
    public static string Of(BatchStatus status) => status switch
    {
        BatchStatus.Staging => "staging",
        // The old API has two words less: what is paused is not done, what is cancelled is, once what was begun of it is finished.
        BatchStatus.Completed or BatchStatus.Cancelled => "completed",
        _ => "in_progress",
    };

    public static string Of(BatchKind kind) => kind switch
    {
        BatchKind.Calibration => "calibration",
        BatchKind.SelfLabel => "self_label",
        _ => "production",
    };

    /// <summary>All of them, as version 2 and our own API spell them.</summary>
    public static string Exact(BatchStatus status) => status switch
    {
        BatchStatus.Staging => "staging",
        BatchStatus.Completed => "completed",
        BatchStatus.Paused => "paused",
        BatchStatus.Cancelled or BatchStatus.Cancelling => "cancelled",
        _ => "in_progress",
    };

    public static BatchStatus? ExactStatus(string word) => Enum.GetValues<BatchStatus>().Where(s => s != BatchStatus.Unspecified && Exact(s) == word)
        .Select(s => (BatchStatus?)s).FirstOrDefault();

    /// <summary>All states that <see cref="Exact"/> has the same word for.</summary>
    public static IReadOnlyList<BatchStatus> Alike(BatchStatus status) => [.. Enum.GetValues<BatchStatus>().Where(s => s != BatchStatus.Unspecified && Exact(s) == Exact(status))];

    /// <summary>All states that <see cref="Of(BatchStatus)"/> has this word for; none for a word that it has not.</summary>
    public static IReadOnlyList<BatchStatus> Statuses(string word) => [.. Enum.GetValues<BatchStatus>().Where(s => s != BatchStatus.Unspecified && Of(s) == word)];
}
