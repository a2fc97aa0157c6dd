using Scheduler.Domain;

namespace Scheduler.Storage.Files;

/// <summary>What is known of customers' files.</summary>
public interface IFileRows
{
    /// <summary>False when the tenant has a file of this reference id.</summary>
    Task<bool> Create(FileRow file, CancellationToken cancel = default);

    Task<FileRow?> Get(Tenant tenant, string id, CancellationToken cancel = default);

    /// <summary>Whoever's it is: for links that carry their own proof.</summary>
    Task<FileRow?> Get(string id, CancellationToken cancel = default);

    /// <summary>Newest first; ties by id.</summary>
    Task<IReadOnlyList<FileRow>> List(FileFilter filter, FileCursor? after, int limit, CancellationToken cancel = default);

    /// <summary>Takes the oldest file that waits to be fetched, for this caller alone until <paramref name="stale"/> has passed its turn; null for none.</summary>
    /// <param name="stale">Files taken before this were given up by who took them.</param>
    Task<FileRow?> TakeWaiting(DateTimeOffset now, DateTimeOffset stale, CancellationToken cancel = default);

    /// <summary>Says how a fetch ended.</summary>
    Task Settle(FileRow file, CancellationToken cancel = default);
}

public enum FileState
{
    Unspecified = 0,
    Ready = 1,

    /// <summary>To be fetched from its source.</summary>
    Waiting = 2,
    Failed = 3,
}

/// <summary>One file of a customer.</summary>
public sealed record FileRow(string Id, Tenant Tenant, FileState State, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public string? MimeType { get; init; }

    public string? DisplayName { get; init; }

    public string? ReferenceId { get; init; }

    /// <summary>Name of a project.</summary>
    public string? Project { get; init; }

    /// <summary>A JSON object, as it came.</summary>
    public string? Metadata { get; init; }

    public string? SourceUrl { get; init; }

    /// <summary>Why it could not be fetched.</summary>
    public string? Error { get; init; }

    /// <summary>How tasks refer to it.</summary>
    public string AttachmentUrl => $"scaledata://{Tenant.Organization}/{Id}";
}

/// <summary>Which files; null leaves a condition out.</summary>
public sealed record FileFilter(Tenant Tenant)
{
    public string? Project { get; init; }

    /// <summary>The very text that was sent.</summary>
    public string? Metadata { get; init; }
}

public readonly record struct FileCursor(DateTimeOffset CreatedAt, string Id);
