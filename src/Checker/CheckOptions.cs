namespace Scheduler.Checker;

/// <summary>Bounds of a check, each with its unit.</summary>
public sealed record CheckOptions
{
    /// <summary>Longest time a person may wait while work stays open for them. Default 5 s.</summary>
    public TimeSpan WaitBound { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When nobody could be given work because nothing ran: restarts, known to the caller only.</summary>
    public IReadOnlyList<Downtime> Down { get; init; } = [];

    /// <summary>Tasks read at once: memory against round trips.</summary>
    public int PageTasks { get; init; } = 1_000;

    /// <summary>Violations kept in words for each law; all are counted.</summary>
    public int KeptPerLaw { get; init; } = 50;
}

/// <summary>A stretch of time left out of every wait.</summary>
public readonly record struct Downtime(DateTimeOffset From, DateTimeOffset To);
