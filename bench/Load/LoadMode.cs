namespace Scheduler.Load;

/// <summary>What is measured.</summary>
public enum LoadMode
{
    /// <summary>The hot loop: people answer and get their next task.</summary>
    Live = 0,

    /// <summary>Creation of tasks, one by one and in bulk.</summary>
    Create = 1,

    /// <summary>Many people connected with nothing to do, and their return after the host died.</summary>
    Idle = 2,

    /// <summary>The managers' live stream, with few tasks in the database and with many.</summary>
    Snapshots = 3,
}
