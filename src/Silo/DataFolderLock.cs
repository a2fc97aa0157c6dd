namespace Scheduler.Silo;

/// <summary>
/// Keeps a second host off a folder of SQLite files: two of them would each believe to be the only one. The operating system
/// takes the lock away with the process, however it ends.
/// </summary>
internal static class DataFolderLock
{
    /// <returns>The lock, held until disposed; null when another process has it.</returns>
    public static IDisposable? TryTake(DirectoryInfo folder)
    {
        try
        {
            folder.Create();
            return new FileStream(Path.Combine(folder.FullName, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
