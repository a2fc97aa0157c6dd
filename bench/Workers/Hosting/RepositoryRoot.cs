namespace Scheduler.Workers.Hosting;

/// <summary>Where this was built from.</summary>
public static class RepositoryRoot
{
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Scheduler.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run it from a checkout: Scheduler.sln was not found above the program.");
        return folder.FullName;
    }
}
