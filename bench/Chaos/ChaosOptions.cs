namespace Scheduler.Chaos;

/// <summary>How to run.</summary>
internal sealed record ChaosOptions : RunOptions
{
    /// <summary>Time between two disturbances.</summary>
    public required TimeSpan KillEvery { get; init; }

    public required bool RestartDatabase { get; init; }

    /// <summary>Suspend a silo, and an API host, once each.</summary>
    public required bool Suspend { get; init; }

    public override IEnumerable<string> Problems()
    {
        foreach (var problem in base.Problems())
            yield return problem;
        if (KillEvery < TimeSpan.FromSeconds(15))
            yield return "--kill-every must be 15 or more: a killed process needs that long to be back, and a second one must not fall meanwhile.";
    }
}
