namespace Scheduler.Storage.Files;

/// <summary>
/// Files that take long to write, in parts. Each holder writes drafts of its own: one that was given up for dead and writes on
/// spoils nobody's. What its successor needs of them, it copies.
/// </summary>
public interface IFileDrafts
{
    /// <summary>A part to write on, from <paramref name="length"/>; what lies behind that is cut off.</summary>
    /// <param name="former">Whose draft it goes on from; null for a new one.</param>
    /// <returns>Null when the draft to go on from is not there, or shorter.</returns>
    Task<FileStream?> Open(string id, string holder, int part, string? former, long length, CancellationToken cancel = default);

    /// <summary>The first part becomes a file, which <see cref="IFileContent"/> gives under the holder's name, a Guid: never under another's.</summary>
    void Keep(string id, string holder);

    /// <summary>Deletes the drafts of one holder, or of all.</summary>
    void Discard(string id, string? holder = null);
}
