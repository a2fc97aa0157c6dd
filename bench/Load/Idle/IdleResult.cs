namespace Scheduler.Load.Idle;

/// <summary>The last line.</summary>
internal sealed record IdleResult
{
    public required int Clients { get; init; }

    /// <summary>Growth of the host beyond the first of them, whose fixed cost would show.</summary>
    public required double RssKbPerConnection { get; init; }

    public required double RssMb { get; init; }

    public required double ConnectsPerS { get; init; }

    /// <summary>CPU of the host for everybody's beats, in percent of one core.</summary>
    public required double IdleCpuPercent { get; init; }

    /// <summary>From the kill until the new host answered.</summary>
    public required double HostReadyS { get; init; }

    /// <summary>From the kill until everybody was signed in again and knew where they stand.</summary>
    public required double ReconnectedS { get; init; }

    public required int Seed { get; init; }

    public required double Seconds { get; init; }

    /// <summary>What the checker found in the records afterwards: 0, or something is wrong.</summary>
    public long Violations { get; init; }
}
