using System.CommandLine;
using System.CommandLine.Parsing;
using Scheduler.Workers;

namespace Scheduler.Replay;

/// <summary>The command line.</summary>
internal static class ReplayCommand
{
    public static RootCommand Create()
    {
        var set = new Option<string?>("--set") { Description = "A recorded set by name, from ../shared/data/crowd beside the repository." };
        var path = new Option<string?>("--path") { Description = "A folder with answers.csv (task,worker,label) and truth.csv (task,label)." };
        var synthetic = new Option<string?>("--synthetic") { Description = "Tasks x workers made from the seed, such as 800x100." };
        var url = new Option<Uri?>("--url") { Description = "A running host; without it one is started. Its records are not checked; use the verify command of Scheduler.Silo.", CustomParser = Address };
        var key = new Option<string?>("--key") { Description = "A live API key of that host." };
        var seed = new Option<int>("--seed") { Description = "Seeds every draw.", DefaultValueFactory = _ => 1 };
        var speedup = new Option<double>("--speedup") { Description = "How many times faster than life people work. Offers and leases keep their real times.", DefaultValueFactory = _ => 30 };
        var overlap = new Option<int>("--overlap") { Description = "People who label each task.", DefaultValueFactory = _ => 5 };
        var workers = new Option<int?>("--workers") { Description = "Most workers taken from the set." };
        var seconds = new Option<int>("--seconds") { Description = "Give up after this many seconds.", DefaultValueFactory = _ => 290 };
        var kill = new Option<bool>("--kill") { Description = "Kill the host and start it again ten times during the run." };
        var format = new Option<WireFormat>("--format") { Description = "Messages on the hub: Json or MessagePack.", DefaultValueFactory = _ => WireFormat.Json };
        var bound = new Option<double>("--wait-bound") { Description = "Seconds somebody may wait beside open work.", DefaultValueFactory = _ => 5 };
        var keep = new Option<bool>("--keep") { Description = "Keep the host's data folder." };

        var root = new RootCommand("Replays a recorded crowd job through a real host: every worker a client of its own, answering as recorded.")
        {
            set, path, synthetic, url, key, seed, speedup, overlap, workers, seconds, kill, format, bound, keep,
        };
        root.SetAction((result, cancel) => new ReplayRun(new()
        {
            Set = result.GetValue(set),
            Path = result.GetValue(path),
            Synthetic = result.GetValue(synthetic),
            Url = result.GetValue(url),
            Key = result.GetValue(key),
            Seed = result.GetValue(seed),
            Speedup = result.GetValue(speedup),
            Overlap = result.GetValue(overlap),
            Workers = result.GetValue(workers),
            Limit = TimeSpan.FromSeconds(result.GetValue(seconds)),
            Kill = result.GetValue(kill),
            Format = result.GetValue(format),
            WaitBound = TimeSpan.FromSeconds(result.GetValue(bound)),
            Keep = result.GetValue(keep),
        }).Run(cancel));
        return root;
    }

    private static Uri? Address(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        result.AddError($"--url: '{result.Tokens[0].Value}' is not an http or https address.");
        return null;
    }
}
