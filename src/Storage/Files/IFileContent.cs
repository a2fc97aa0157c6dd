namespace Scheduler.Storage.Files;

/// <summary>The bytes of customers' files, by id. Written once, never changed.</summary>
public interface IFileContent
{
    /// <summary>Durable on return.</summary>
    /// <returns>How many bytes; null when there are more than <paramref name="maxBytes"/>: then nothing is kept.</returns>
    /// <exception cref="InvalidDataException">The content broke off; why is its inner exception.</exception>
    /// <exception cref="IOException">It cannot be written: most likely the disk is full.</exception>
    Task<long?> Put(string id, Stream content, long maxBytes, CancellationToken cancel = default);

    /// <summary>Null when there are none.</summary>
    Stream? Open(string id);

    /// <summary>No effect when there are none.</summary>
    void Delete(string id);
}
