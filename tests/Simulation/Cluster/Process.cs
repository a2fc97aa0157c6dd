using Scheduler.Simulation.Engine;

namespace Scheduler.Simulation.Cluster;

/// <summary>One silo. Its clock may be off and may be stepped; grains read no other.</summary>
public sealed class Process(int number, Timeline time)
{
    private static readonly DateTimeOffset Epoch = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public int Number { get; } = number;

    public bool Up { get; set; } = true;

    /// <summary>How far this clock is ahead of true time.</summary>
    public TimeSpan Skew { get; set; }

    public DateTimeOffset Now => Epoch + time.Now + Skew;
}
