namespace Scheduler.Domain.Projects;

/// <summary>What a project promises on how long its batches take.</summary>
public enum SlaTier
{
    Unspecified = 0,

    /// <summary>Nothing: batches come in the order of their priorities.</summary>
    Standard = 1,

    /// <summary>A day.</summary>
    Express = 2,

    /// <summary>Four hours.</summary>
    Urgent = 3,
}

public static class SlaTiers
{
    /// <summary>From the launch of a batch to its last response; null for no promise.</summary>
    public static TimeSpan? Target(this SlaTier tier) => tier switch
    {
        SlaTier.Express => TimeSpan.FromHours(24),
        SlaTier.Urgent => TimeSpan.FromHours(4),
        _ => null,
    };
}
