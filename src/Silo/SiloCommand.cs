using System.CommandLine;

namespace Scheduler.Silo;

/// <summary>The command line of this executable.</summary>
internal static class SiloCommand
{
    public static RootCommand Create()
    {
        var storage = new Option<string>("--storage") { Description = "Where records are kept: sqlite (one process, no server) or postgres (clusters).", DefaultValueFactory = _ => SiloSettings.Sqlite };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of customers' files and exports, and with sqlite of the records; made when missing.", DefaultValueFactory = _ => new("data") };
        var connection = new Option<string?>("--connection") { Description = "Connection string of PostgreSQL; default: the environment variable SCHEDULER_CONNECTION.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCHEDULER_CONNECTION") };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => SignInLinks.DefaultAddress };
        var api = new Option<string>("--api") { Description = "on: serve the API and the hub from this process; off: grains only.", DefaultValueFactory = _ => "on" };
        var name = new Option<string>("--name") { Description = "With postgres: this silo's name, unique in the cluster and the same after a restart.", DefaultValueFactory = _ => Environment.MachineName };
        var address = new Option<string>("--address") { Description = "With postgres: IP address at which the other processes of the cluster reach this silo.", DefaultValueFactory = _ => "127.0.0.1" };
        var siloPort = new Option<int>("--silo-port") { Description = "With postgres: port for other silos, the same after a restart; 0 is any free one.", DefaultValueFactory = _ => 11111 };
        var gatewayPort = new Option<int>("--gateway-port") { Description = "With postgres: port for API hosts; 0 is any free one.", DefaultValueFactory = _ => 30000 };
        var noSample = new Option<bool>("--no-sample") { Description = "With sqlite: do not begin with sample projects when the database is empty." };
        foreach (var shared in new Option[] { storage, data, connection })
            shared.Recursive = true;
        api.AcceptOnlyFromAmong("on", "off");
        storage.AcceptOnlyFromAmong(SiloSettings.Sqlite, SiloSettings.Postgres);

        var root = new RootCommand(
            """
            The data-labeling scheduler. Without options: everything in one process, records in ./data, listening on http://127.0.0.1:5080.
            The first start of an empty database creates an organization and prints its API keys and a link that signs its administrator in, once.

            A cluster: on each machine  --storage postgres --connection "Host=…" --name NAME --address IP --silo-port 11111 --gateway-port 30000 --api off
            and API hosts (Scheduler.Api) over the same database.
            """)
        {
            storage, data, connection, urls, api, noSample, name, address, siloPort, gatewayPort, VerifyCommand.Create(storage, data, connection),
            SignInLinkCommand.Create(storage, data, connection),
        };
        root.SetAction((result, cancel) => SiloHost.Run(
            new()
            {
                Storage = result.GetValue(storage)!,
                Data = result.GetValue(data)!,
                Connection = result.GetValue(connection),
                Urls = result.GetValue(urls)!,
                Api = result.GetValue(api) == "on",
                Sample = !result.GetValue(noSample),
                Name = result.GetValue(name)!,
                Address = result.GetValue(address)!,
                SiloPort = result.GetValue(siloPort),
                GatewayPort = result.GetValue(gatewayPort),
            }, cancel));
        return root;
    }
}
