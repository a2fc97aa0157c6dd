using Scheduler.Replay.Sets;
using Scheduler.Workers.Hosting;

namespace Scheduler.Replay;

/// <summary>Which job is replayed.</summary>
internal static class SetChoice
{
    /// <summary>What is wrong with the choice, and what to do; null when it can be loaded.</summary>
    public static string? Problem(ReplayOptions options)
    {
        if (new[] { options.Set, options.Path, options.Synthetic }.Count(x => x is not null) != 1)
            return "Choose one of --set NAME, --path DIR and --synthetic TASKSxWORKERS.";
        if (options.Url is not null && options.Key is null)
            return "--url needs --key with a live API key of that host.";
        if (options.Url is not null && options.Kill)
            return "--kill needs a host of this program's own: leave --url out.";
        if (Folder(options) is null && options.Synthetic is null)
            return $"There is no recorded set '{options.Set}' beside this checkout. Use --path with a folder of your own, or --synthetic 800x100.";
        return null;
    }

    public static CrowdSet Load(ReplayOptions options)
    {
        var set = options.Synthetic is { } size ? SyntheticSet.Make(size, options.Seed) : CrowdFiles.Read(Folder(options)!);
        return options.Workers is { } most ? set.Busiest(most) : set;
    }

    private static string? Folder(ReplayOptions options) =>
        options.Path ?? (options.Set is { } name ? CrowdFiles.Find(RepositoryRoot.Find(), name) : null);
}
