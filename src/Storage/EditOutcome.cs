namespace Scheduler.Storage;

/// <summary>What became of a customer's change of one column.</summary>
public enum EditOutcome
{
    Unspecified = 0,
    Done = 1,

    /// <summary>There is no such task or batch.</summary>
    NotFound = 2,

    /// <summary>It would have more than it may; nothing was changed.</summary>
    TooMuch = 3,
}
