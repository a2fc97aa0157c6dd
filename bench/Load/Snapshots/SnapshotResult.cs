namespace Scheduler.Load.Snapshots;

/// <summary>The last line.</summary>
internal sealed record SnapshotResult
{
    public required SnapshotCost Few { get; init; }

    public required SnapshotCost Many { get; init; }

    /// <summary>CPU of the host a snapshot with many tasks over that with few. The database is asked for what is new once a minute: its share is below what can be told apart.</summary>
    public required double Growth { get; init; }

    public required int Streams { get; init; }

    public required int Seed { get; init; }

    public required int Rounds { get; init; }

    public required double Seconds { get; init; }
}

/// <param name="Tasks">In the database.</param>
/// <param name="ServerMs">CPU of the host a snapshot that came, beyond what it takes without viewers.</param>
/// <param name="DbMs">The same of the database; null with SQLite, which is within the host.</param>
/// <param name="SnapshotsPerS">Over all streams.</param>
/// <param name="IdleCpuPercent">CPU of host and database without viewers, in percent of one core: counting goes on.</param>
internal sealed record SnapshotCost(long Tasks, double ServerMs, double? DbMs, double SnapshotsPerS, double IdleCpuPercent);
