namespace Scheduler.Load.Live;

/// <summary>The last line: medians of the rounds. What only PostgreSQL tells is null with SQLite.</summary>
internal sealed record LiveResult
{
    public required double LifecyclesPerS { get; init; }

    public required double? FloorPerS { get; init; }

    public required double? Ratio { get; init; }

    public required double ServerCpuUs { get; init; }

    public required double? DbCpuUs { get; init; }

    public required double ClientCpuUs { get; init; }

    /// <summary>Transactions that wrote something.</summary>
    public required double? CommitsPerLifecycle { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double? FloorDbCpuUs { get; init; }

    public required int Waiting { get; init; }

    public required double RssMb { get; init; }

    /// <summary>After a kill: seconds from the start of the process until somebody new has a task in hand. Null of a cluster, as the next.</summary>
    public required double? FirstTaskS { get; init; }

    /// <summary>Memory of the restarted host with that task handed out: what the waiting tasks take of it.</summary>
    public required double? RestartedRssMb { get; init; }

    public required double? DbBytesPerTask { get; init; }

    public required int Clients { get; init; }

    /// <summary>0: everything in one process; else so many silos, and an API host.</summary>
    public required int Silos { get; init; }

    public required int Seed { get; init; }

    public required int Rounds { get; init; }

    public required double Seconds { get; init; }

    public required double ThinkMs { get; init; }

    public required int Overlap { get; init; }

    public required bool RareSkill { get; init; }

    public required bool SlowDisk { get; init; }

    public required string Format { get; init; }

    public required long Warmup { get; init; }

    /// <summary>Answers that did not count, and calls that were refused: 0, or something is wrong.</summary>
    public required long Failed { get; init; }

    /// <summary>What the checker found in the records afterwards: 0, or something is wrong.</summary>
    public required long Violations { get; init; }
}
