namespace Scheduler.Chaos.Disturbances;

internal enum DisturbanceKind
{
    Unspecified = 0,

    /// <summary>kill -9.</summary>
    KillSilo = 1,

    /// <summary>kill -9.</summary>
    KillApi = 2,

    /// <summary>SIGSTOP for longer than the cluster waits, then SIGCONT: a silo that does not know it was declared dead.</summary>
    SuspendSilo = 3,

    /// <summary>pg_ctl stop -m immediate: no checkpoint, every transaction in the middle cut off; then recovery from the log.</summary>
    CrashDatabase = 4,

    /// <summary>SIGSTOP, then SIGCONT: a host that keeps its connections and says nothing; its people must leave it by themselves.</summary>
    SuspendApi = 6,

    /// <summary>A graceful stop, then a start with another build.</summary>
    Replace = 7,

    /// <summary>A process ended and nobody had ended it: a find by itself.</summary>
    Fall = 5,
}
