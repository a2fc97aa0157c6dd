namespace Scheduler.Load.Create;

/// <summary>The last line: medians of the rounds, tasks a second. What only PostgreSQL tells is null with SQLite.</summary>
internal sealed record CreateResult
{
    public required double CreatePerS { get; init; }

    public required double? FloorInsertPerS { get; init; }

    public required double? CreateRatio { get; init; }

    public required double BulkPerS { get; init; }

    public required double? CopyPerS { get; init; }

    public required double? BulkRatio { get; init; }

    public required double CreateServerCpuUs { get; init; }

    public required double? CreateDbCpuUs { get; init; }

    public required double? CommitsPerTask { get; init; }

    public required double BulkServerCpuUs { get; init; }

    public required double? BulkDbCpuUs { get; init; }

    public required int Connections { get; init; }

    public required int Rows { get; init; }

    public required int Seed { get; init; }

    public required int Rounds { get; init; }

    public required double Seconds { get; init; }

    public required bool SlowDisk { get; init; }

    /// <summary>What the checker found in the records afterwards: 0, or something is wrong.</summary>
    public required long Violations { get; init; }
}
