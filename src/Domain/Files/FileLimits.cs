namespace Scheduler.Domain.Files;

/// <summary>Bounds of customers' files, each with its unit.</summary>
public static class FileLimits
{
    /// <summary>Largest file, in bytes (the Scale API's own bound).</summary>
    public const long MaxBytes = 80L << 20;

    /// <summary>Largest upload request: the file and the fields beside it, in bytes.</summary>
    public const long MaxUploadBytes = MaxBytes + (1 << 20);

    /// <summary>Longest text field of an upload, in bytes.</summary>
    public const int MaxFieldBytes = 64 * 1024;

    /// <summary>Most fields of an upload.</summary>
    public const int MaxFields = 20;

    /// <summary>Longest name or reference id, in characters.</summary>
    public const int MaxNameLength = 512;

    /// <summary>How long a signed link opens.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(1);

    /// <summary>How long fetching one file may take.</summary>
    public static readonly TimeSpan ImportTime = TimeSpan.FromMinutes(5);
}
