using Scheduler.Simulation.Engine;

namespace Scheduler.Simulation.Cluster;

/// <summary>What can go wrong in one world, drawn from its seed. Probabilities are per message, write or read; times are means.</summary>
public sealed record Faults
{
    public double LostCall { get; init; }

    public double LostMessage { get; init; }

    public double DoubledMessage { get; init; }

    public double SlowMessage { get; init; }

    /// <summary>Recorded, but the reply is lost.</summary>
    public double LostOutcome { get; init; }

    /// <summary>Neither recorded nor answered.</summary>
    public double LostWrite { get; init; }

    /// <summary>Recorded after its caller was told that the outcome is unknown.</summary>
    public double LateWrite { get; init; }

    public double BusyLedger { get; init; }

    public double FailedRead { get; init; }

    public double SlowRead { get; init; }

    /// <summary>The writer dies with its change recorded and not applied.</summary>
    public double CrashAfterRecord { get; init; }

    /// <summary>The callee dies with its change applied and not told.</summary>
    public double CrashBeforeReply { get; init; }

    public TimeSpan? GrainCrashEvery { get; init; }

    public TimeSpan? ProcessCrashEvery { get; init; }

    public TimeSpan? TwinEvery { get; init; }

    public TimeSpan? ClockStepEvery { get; init; }

    public TimeSpan MaxSkew { get; init; }

    public bool Messages => LostCall + LostMessage + DoubledMessage + SlowMessage > 0;

    public bool Calm => this == new Faults();

    /// <summary>About a third of the worlds are calm; the others have one kind of fault, or all.</summary>
    public static Faults Draw(Prng chance)
    {
        var kind = chance.Below(9);
        var heat = chance.Between(0.1, 1.0);
        var faults = new Faults();
        if (kind is 3 or 8)
            faults = faults with { LostCall = 0.02 * heat, LostMessage = 0.05 * heat, DoubledMessage = 0.05 * heat, SlowMessage = 0.02 * heat };
        if (kind is 4 or 8)
            faults = faults with { LostOutcome = 0.02 * heat, LostWrite = 0.01 * heat, LateWrite = 0.02 * heat, BusyLedger = 0.01 * heat };
        if (kind is 5 or 8)
            faults = faults with
            {
                CrashAfterRecord = 0.005 * heat,
                CrashBeforeReply = 0.002 * heat,
                GrainCrashEvery = TimeSpan.FromMinutes(3 / heat),
                ProcessCrashEvery = TimeSpan.FromMinutes(40 / heat),
            };
        if (kind is 6 or 8)
            faults = faults with { TwinEvery = TimeSpan.FromMinutes(1.5 / heat), FailedRead = 0.01 * heat, SlowRead = 0.02 * heat };
        if (kind is 7 or 8)
            faults = faults with { MaxSkew = TimeSpan.FromSeconds(5 * heat), ClockStepEvery = TimeSpan.FromMinutes(15 / heat) };
        return faults;
    }
}
