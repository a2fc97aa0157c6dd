namespace Scheduler.Grains;

/// <summary>Times of the grains that an operator may set.</summary>
public sealed class SchedulerGrainOptions
{
    /// <summary>Seconds between two sweeps of a shard. Bounds how long a lost message can hide work. Default 15.</summary>
    public int SweepSeconds { get; set; } = 15;

    /// <summary>
    /// Seconds a grain call may take; must be the cluster's response timeout. A reservation twice as old is looked up in the
    /// rows. Default 10.
    /// </summary>
    public int ResponseSeconds { get; set; } = 10;

    /// <summary>Ranking of lanes: <c>fifo</c> or <c>priority-then-due</c> (default).</summary>
    public string Policy { get; set; } = "priority-then-due";

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (SweepSeconds is < 1 or > 300)
            yield return "Scheduler:SweepSeconds must lie between 1 and 300.";
        if (ResponseSeconds is < 1 or > 60)
            yield return "Scheduler:ResponseSeconds must lie between 1 and 60.";
        if (Domain.Dispatch.Ordering.LanePolicy.Find(Policy) is null)
            yield return "Scheduler:Policy must be fifo or priority-then-due.";
    }

    /// <summary>After this age a reservation or an unknown lease is no longer a call on its way.</summary>
    public TimeSpan SettledAge => TimeSpan.FromSeconds(2 * ResponseSeconds);
}
