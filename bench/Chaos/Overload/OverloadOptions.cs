namespace Scheduler.Chaos.Overload;

/// <summary>How to run.</summary>
internal sealed record OverloadOptions
{
    /// <summary>Length of each of the three parts that are measured.</summary>
    public required TimeSpan Part { get; init; }

    public required int Seed { get; init; }

    /// <summary>People at work under the load that is sustained; <see cref="Factor"/> times as many under overload.</summary>
    public required int People { get; init; }

    public required int Silos { get; init; }

    public required int Apis { get; init; }

    /// <summary>Overload as a multiple of what was sustained.</summary>
    public required int Factor { get; init; }

    public required bool Keep { get; init; }

    /// <summary>Everything wrong with the options, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Directory.Exists("/proc/self"))
            yield return "Memory is read from /proc: this program needs Linux.";
        if (Part < TimeSpan.FromSeconds(10))
            yield return "--seconds must be 10 or more: queues need time to fill.";
        if (People < 1 || Silos < 1 || Apis < 1)
            yield return "--people, --silos and --apis must be 1 or more.";
        if (Factor < 2)
            yield return "--factor must be 2 or more.";
    }
}
