namespace Scheduler.Grains.Interfaces;

/// <summary>What silos and API hosts must have in common to find each other in the membership table.</summary>
public static class ClusterIdentity
{
    /// <summary>Also part of every stored grain state and reminder: it must never change.</summary>
    public const string ServiceId = "scheduler";

    /// <summary>One cluster per database.</summary>
    public const string ClusterId = "cluster";

    /// <summary>The cluster of the single process over SQLite, which nobody joins.</summary>
    public const string Embedded = "embedded";
}
