namespace Scheduler.Storage.Files;

/// <summary>Files in a folder. In a cluster every API host sees the same one.</summary>
internal sealed class FolderContent(string folder) : IFileContent
{
    private const int BufferBytes = 64 * 1024;

    public async Task<long?> Put(string id, Stream content, long maxBytes, CancellationToken cancel = default)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        try
        {
            var total = 0L;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes))
            {
                var buffer = new byte[BufferBytes];
                int read;
                while ((read = await Read(content, buffer, cancel)) > 0)
                {
                    total += read;
                    if (total > maxBytes)
                        return null;
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
            return total;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Both ends fail with the same kind of exception, and only one of them is the sender's fault.</summary>
    private static async ValueTask<int> Read(Stream content, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await content.ReadAsync(buffer, cancel);
        }
        catch (IOException e)
        {
            throw new InvalidDataException("The content broke off.", e);
        }
    }

    public Stream? Open(string id) =>
        File.Exists(PathOf(id)) ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true) : null;

    public void Delete(string id)
    {
        if (File.Exists(PathOf(id)))
            File.Delete(PathOf(id));
    }

    private string PathOf(string id) => PathOf(folder, id);

    /// <summary>Ids are our own; what is none of them never becomes a path.</summary>
    public static string PathOf(string folder, string id) => Guid.TryParseExact(id, "D", out _)
        ? Path.Combine(folder, id[..2], id)
        : throw new ArgumentException($"Not a file's id: {id}", nameof(id));
}
