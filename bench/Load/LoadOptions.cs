using Scheduler.Workers;

namespace Scheduler.Load;

/// <summary>How to run.</summary>
public sealed record LoadOptions
{
    public LoadMode Mode { get; init; }

    /// <summary>PostgreSQL, with the floor beside it; otherwise SQLite, without.</summary>
    public bool Postgres { get; init; }

    public int Seed { get; init; }

    public int Clients { get; init; }

    /// <summary>0: everything in one process; else so many silos and an API host, each a process of its own.</summary>
    public int Silos { get; init; }

    /// <summary>Tasks that still wait when the last round ends.</summary>
    public int Waiting { get; init; }

    public TimeSpan RoundTime { get; init; }

    public int Rounds { get; init; }

    /// <summary>Lifecycles before anything is measured, and the time after which it is enough anyway.</summary>
    public int Warmup { get; init; }

    public TimeSpan WarmupLimit { get; init; }

    /// <summary>Mean time between getting a task and answering it; zero for as fast as it goes.</summary>
    public TimeSpan Think { get; init; }

    public int Overlap { get; init; }

    /// <summary>Put work ahead of the queue that three in a hundred people may do.</summary>
    public bool RareSkill { get; init; }

    public WireFormat Format { get; init; }

    public bool SlowDisk { get; init; }

    /// <summary>Keeps the data folder of the host.</summary>
    public bool Keep { get; init; }

    /// <summary>Tasks of one bulk call.</summary>
    public int Rows { get; init; }
}
