namespace Scheduler.Storage.Files;

/// <summary>Drafts in the folder of the files they become, so that becoming one is a rename.</summary>
internal sealed class FolderDrafts(string folder) : IFileDrafts
{
    private const int BufferBytes = 64 * 1024;

    public async Task<FileStream?> Open(string id, string holder, int part, string? former, long length, CancellationToken cancel = default)
    {
        var path = PathOf(id, holder, part);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (former is not null && former != holder && !await Copy(PathOf(id, former, part), path, length, cancel))
            return null;
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferBytes, useAsync: true);
        if (stream.Length < length)
        {
            await stream.DisposeAsync();
            return null;
        }

        stream.SetLength(length);
        stream.Seek(0, SeekOrigin.End);
        return stream;
    }

    public void Keep(string id, string holder)
    {
        var path = FolderContent.PathOf(folder, holder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(PathOf(id, holder, 0), path, overwrite: true);
    }

    public void Discard(string id, string? holder = null)
    {
        var place = Path.GetDirectoryName(FolderContent.PathOf(folder, id))!;
        if (!Directory.Exists(place))
            return;
        foreach (var draft in Directory.EnumerateFiles(place, holder is null ? $"{id}.*.draft" : $"{id}.{holder}.*.draft"))
            File.Delete(draft);
    }

    private static async Task<bool> Copy(string from, string to, long length, CancellationToken cancel)
    {
        if (!File.Exists(from))
            return false;
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, useAsync: true);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        if (source.Length < length)
            return false;

        // The former holder may still write behind what it told of.
        var buffer = new byte[BufferBytes];
        for (var rest = length; rest > 0;)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(rest, buffer.Length)), cancel);
            if (read == 0)
                return false;
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            rest -= read;
        }

        return true;
    }

    private string PathOf(string id, string holder, int part) => FolderContent.PathOf(folder, id) + $".{holder}.{part}.draft";
}
