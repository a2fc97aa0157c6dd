namespace Scheduler.Domain.Imports;

/// <summary>Bounds of imports, each with its unit.</summary>
public static class ImportLimits
{
    /// <summary>Last line of a file that is read. Line numbers have this much room in the ids of the tasks.</summary>
    public const int MaxLines = 1_000_000;

    /// <summary>Refused lines that an import remembers; the rest are only counted.</summary>
    public const int MaxErrors = 1_000;

    /// <summary>Longest message kept of a refused line, in characters.</summary>
    public const int MaxErrorLength = 500;

    /// <summary>Columns of a CSV file.</summary>
    public const int MaxColumns = 500;

    /// <summary>How long a request holds an import without having stored anything.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long an import can be asked about, and gone on with.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
}
