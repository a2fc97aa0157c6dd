using Scheduler.Workers;

namespace Scheduler.Replay;

/// <summary>How to run.</summary>
public sealed record ReplayOptions
{
    /// <summary>Name of a folder of recorded answers beside the repository.</summary>
    public string? Set { get; init; }

    /// <summary>Folder with <c>answers.csv</c> and <c>truth.csv</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Tasks x workers, made from the seed.</summary>
    public string? Synthetic { get; init; }

    /// <summary>A host that runs already; null starts one.</summary>
    public Uri? Url { get; init; }

    public string? Key { get; init; }

    public int Seed { get; init; }

    /// <summary>How many times faster than life people work. Offers and leases keep their real times.</summary>
    public double Speedup { get; init; }

    public int Overlap { get; init; }

    /// <summary>Most workers taken from the set; null for all.</summary>
    public int? Workers { get; init; }

    /// <summary>The run is given up after this time.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>Kill and restart the host ten times.</summary>
    public bool Kill { get; init; }

    public WireFormat Format { get; init; }

    /// <summary>Longest wait beside open work, for the checker.</summary>
    public TimeSpan WaitBound { get; init; }

    /// <summary>Keeps the data folder of the host.</summary>
    public bool Keep { get; init; }
}
