namespace Scheduler.Grains;

/// <summary>Names of the grain storage providers.</summary>
public static class GrainStorageNames
{
    /// <summary>What grains have learned while working: throughput, handle times. Never customers' data.</summary>
    public const string Learned = "learned";
}
