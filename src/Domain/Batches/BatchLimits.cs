namespace Scheduler.Domain.Batches;

/// <summary>Bounds of a batch, each with its unit.</summary>
public static class BatchLimits
{
    /// <summary>Priorities accepted, higher first (the Scale API's own range), and the one used when none is given.</summary>
    public const int MinPriority = 0, MaxPriority = 100, DefaultPriority = 10;

    /// <summary>Most tasks of a calibration batch: enough to see whether the instructions are understood.</summary>
    public const int MaxCalibrationTasks = 100;

    /// <summary>Longest note on the instructions, in characters; most notes of one person on one task.</summary>
    public const int MaxFeedbackLength = 4_000, MaxFeedbackPerTask = 10;

    /// <summary>Most batches that an organization puts into an order of its own.</summary>
    public const int MaxStudioBatches = 1_000;

    /// <summary>Free tasks of one stage that a batch keeps in memory. Enough that one person who has touched many mostly finds one.</summary>
    public const int WindowTasks = 512;

    /// <summary>Free tasks below which the window asks for its next page.</summary>
    public const int WindowLow = 128;

    /// <summary>Tasks read in one page.</summary>
    public const int PageTasks = 256;

    /// <summary>Longest params that a batch keeps in memory, in characters; a grant reads longer ones itself.</summary>
    public const int MaxCardLength = 16 * 1024;

    /// <summary>Tasks looked up for one person when the window holds none for them.</summary>
    public const int SearchTasks = 32;

    /// <summary>Most tasks in one bulk request.</summary>
    public const int MaxBulkTasks = 100_000;
}
