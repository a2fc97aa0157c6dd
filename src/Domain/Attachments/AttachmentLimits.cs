namespace Scheduler.Domain.Attachments;

/// <summary>Bounds of attachments, each with its unit.</summary>
public static class AttachmentLimits
{
    /// <summary>Attachments of one task that are checked and served; what a task names beyond them is left alone.</summary>
    public const int MaxPerTask = 5_000;

    /// <summary>Longest address, in characters; a <c>data:</c> one may be as long as the parameters.</summary>
    public const int MaxUrlLength = 8_192;

    /// <summary>Largest attachment, in bytes.</summary>
    public const long MaxBytes = 4L << 30;

    /// <summary>Tries of a check before a fault that may pass counts as one that does not.</summary>
    public const int MaxTries = 5;

    /// <summary>Longest time of one look at an attachment, in seconds, up to the headers of the answer.</summary>
    public const int TrySeconds = 20;

    /// <summary>Longest silence in the middle of a body that is passed on, in seconds.</summary>
    public const int StallSeconds = 30;

    /// <summary>How long a process may hold a group of checks without a word, in seconds; then another takes it.</summary>
    public const int LeaseSeconds = 300;

    /// <summary>Workers of one process, groups that one of them takes at once, and looks that it makes at once.</summary>
    public const int Workers = 4, GroupsPerLease = 32, LooksInFlight = 8;

    /// <summary>Tasks of a group that are read at once.</summary>
    public const int TasksPerRead = 50;

    /// <summary>Failures in a row after which a host is left alone, and for how many seconds.</summary>
    public const int HostFailures = 3, HostRestSeconds = 30;

    /// <summary>Bad attachments that a task's response names; the rest are only counted.</summary>
    public const int MaxNamed = 100;

    /// <summary>Attachments that one host passes on at once.</summary>
    public const int MaxStreams = 256;

    /// <summary>How long a link to an attachment opens; up to an hour less, for links of one hour are the same.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(12);
}
