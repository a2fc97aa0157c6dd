namespace Scheduler.Simulation.Cluster;

/// <summary>A call, read or write without a known outcome: it may have happened.</summary>
public sealed class CallFailedException(string why) : Exception(why);
