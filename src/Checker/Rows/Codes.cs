namespace Scheduler.Checker.Rows;

// The numbers that stand in the tables, written down a second time on purpose: a renumbering must be noticed.

internal enum EventKind
{
    Granted = 1,
    Submitted = 2,
    Salvaged = 3,
    LateStored = 4,
    Ended = 5,
    Canceled = 6,
    Errored = 7,
    Audited = 8,
    Recalled = 9,
}

internal enum LeaseState
{
    Live = 1,
    Submitted = 2,
    Declined = 3,
    Lapsed = 4,
    Released = 5,
    Expired = 6,
    Revoked = 7,
    Disowned = 8,
    Late = 9,
}

internal enum TaskState
{
    Pending = 1,
    Completed = 2,
    Canceled = 3,
    Error = 4,
}

internal enum VerdictCode
{
    Accept = 1,
    Fix = 2,
    Reject = 3,
}

internal static class Modes
{
    public const int Live = 1;
}

internal static class BatchStates
{
    public const int Completed = 3;

    /// <summary>Given up, and done with.</summary>
    public const int Cancelled = 5;

    /// <summary>Given up, while what was begun of it is finished.</summary>
    public const int Cancelling = 6;
}

internal static class BatchKinds
{
    public const int SelfLabel = 3;
}
