namespace Scheduler.Domain.Projects;

/// <summary>Bounds of a project, each with its unit.</summary>
public static class ProjectLimits
{
    /// <summary>Longest name of a project or batch, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Most projects of one organization and mode.</summary>
    public const int MaxProjects = 10_000;

    /// <summary>Most parameter versions of one project.</summary>
    public const int MaxParamVersions = 10_000;

    /// <summary>
    /// Most bytes of all parameter versions of one project together. Whoever reads a project has all of them in memory, and a patch keeps
    /// what was there: without this bound fifty requests would fill a host's.
    /// </summary>
    public const int MaxHistoryBytes = 16 * 1024 * 1024;

    /// <summary>Most required skills or groups of one project.</summary>
    public const int MaxRequirements = 50;

    /// <summary>Longest period between two deliveries, in days.</summary>
    public const int MaxPeriodDays = 92;

    /// <summary>Most tasks agreed for a week.</summary>
    public const int MaxWeeklyVolume = 100_000_000;

    /// <summary>Longest time, in minutes, for which the callback of a delivery waits for its file.</summary>
    public const int DeliveryFileMinutes = 60;

    /// <summary>Longest turnaround to be expected, in hours.</summary>
    public const int MaxTurnaroundHours = 24 * 366;

    /// <summary>Shortest and longest offer, in seconds.</summary>
    public const int MinOfferSeconds = 5, MaxOfferSeconds = 3_600;

    /// <summary>Shortest and longest handle time, in seconds.</summary>
    public const int MinHandleSeconds = 30, MaxHandleSeconds = 7 * 86_400;
}
