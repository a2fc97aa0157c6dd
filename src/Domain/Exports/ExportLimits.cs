namespace Scheduler.Domain.Exports;

/// <summary>Bounds of exports, each with its unit.</summary>
public static class ExportLimits
{
    /// <summary>Exports of one tenant that are not finished.</summary>
    public const int MaxOpen = 10;

    /// <summary>Exports that one host writes at once.</summary>
    public const int WritersPerHost = 2;

    /// <summary>Different labels in one export: they are kept in memory and with every step of its progress.</summary>
    public const int MaxLabels = 10_000;

    /// <summary>Tasks that are sent as they are read, without an export of their own.</summary>
    public const int MaxStreamTasks = 10_000;

    /// <summary>Tasks read together, and bytes of their texts after which fewer are taken: what bounds the memory of an export.</summary>
    public const int PageTasks = 1_000, PageBytes = 8 << 20;

    /// <summary>Characters of a filter as it is kept.</summary>
    public const int MaxFilterLength = 64 * 1024;

    /// <summary>Times that an export is begun again without having come further, before it fails.</summary>
    public const int MaxTries = 5;

    /// <summary>How long a writer holds an export without a sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How often what is written is made durable and its progress shown.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>How long a finished export can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
}
