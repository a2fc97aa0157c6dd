using System.CommandLine;

namespace Scheduler.Silo;

/// <summary>The command line of this executable.</summary>
internal static class SiloCommand
{
    public static RootCommand Create()
    {
        var storage = new Option<string>("--storage") { Description = "Where records are kept: sqlite (one process, no server) or postgres (clusters).", DefaultValueFactory = _ => SiloSettings.Sqlite };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the SQLite files; made when missing.", DefaultValueFactory = _ => new("data") };
        var connection = new Option<string?>("--connection") { Description = "Connection string of PostgreSQL.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCHEDULER_CONNECTION") };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var api = new Option<string>("--api") { Description = "on: serve the API and the hub from this process; off: grains only.", DefaultValueFactory = _ => "on" };
        api.AcceptOnlyFromAmong("on", "off");
        storage.AcceptOnlyFromAmong(SiloSettings.Sqlite, SiloSettings.Postgres);

        var root = new RootCommand(
            """
            The data-labeling scheduler. Without options: everything in one process, records in ./data, listening on http://127.0.0.1:5080.
            The first start of an empty database creates an organization and prints its API keys, once.
            """)
        {
            storage, data, connection, urls, api,
        };
        root.SetAction((result, cancel) => SiloHost.Run(
            new(result.GetValue(storage)!, result.GetValue(data)!, result.GetValue(connection), result.GetValue(urls)!, result.GetValue(api) == "on"), cancel));
        return root;
    }
}
