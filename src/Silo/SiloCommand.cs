using System.CommandLine;
using Scheduler.Api.Operations;

namespace Scheduler.Silo;

/// <summary>The command line of this executable.</summary>
internal sealed class SiloCommand : RootCommand
{
    private readonly Option<string> _storage = new("--storage") { Description = "Where records are kept: sqlite (one process, no server) or postgres (clusters).", DefaultValueFactory = _ => SiloSettings.Sqlite, Recursive = true };
    private readonly Option<DirectoryInfo> _data = new("--data") { Description = "Folder of customers' files and exports, and with sqlite of the records; made when missing.", DefaultValueFactory = _ => new("data"), Recursive = true };
    private readonly Option<string?> _connection = new("--connection") { Description = "Connection string of PostgreSQL; default: the environment variable SCHEDULER_CONNECTION.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCHEDULER_CONNECTION"), Recursive = true };
    private readonly Option<string> _urls = new("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => SignInLinks.DefaultAddress };
    private readonly Option<string> _api = new("--api") { Description = "on: serve the API and the hub from this process; off: grains only.", DefaultValueFactory = _ => "on" };
    private readonly Option<bool> _noSample = new("--no-sample") { Description = "With sqlite: do not begin with sample projects when the database is empty." };
    private readonly Option<string> _name = new("--name") { Description = "With postgres: this silo's name, unique in the cluster and the same after a restart.", DefaultValueFactory = _ => Environment.MachineName };
    private readonly Option<string> _address = new("--address") { Description = "With postgres: IP address at which the other processes of the cluster reach this silo.", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<int> _siloPort = new("--silo-port") { Description = "With postgres: port for other silos, the same after a restart; 0 is any free one.", DefaultValueFactory = _ => 11111 };
    private readonly Option<int> _gatewayPort = new("--gateway-port") { Description = "With postgres: port for API hosts; 0 is any free one.", DefaultValueFactory = _ => 30000 };

    public SiloCommand()
        : base(
            """
            The data-labeling scheduler. Without options: everything in one process, records in ./data, listening on http://127.0.0.1:5080.
            The first start of an empty database creates an organization and prints its API keys and a link that signs its administrator in, once.

            A cluster: on each machine  --storage postgres --connection "Host=…" --name NAME --address IP --silo-port 11111 --gateway-port 30000 --api off
            and API hosts (Scheduler.Api) over the same database.
            """)
    {
        _api.AcceptOnlyFromAmong("on", "off");
        _storage.AcceptOnlyFromAmong(SiloSettings.Sqlite, SiloSettings.Postgres);
        foreach (var option in new Option[] { _storage, _data, _connection, _urls, _api, _noSample, _name, _address, _siloPort, _gatewayPort })
            Options.Add(option);
        Subcommands.Add(VerifyCommand.Create(_storage, _data, _connection));
        Subcommands.Add(SignInLinkCommand.Create(_storage, _data, _connection));
        SetAction((command, cancel) => SiloHost.Run(Settings(command), cancel));
    }

    /// <summary>What is set, as far as it could be read.</summary>
    public SiloSettings Settings(ParseResult command) => new()
    {
        Storage = command.Readable(_storage)!,
        Data = command.Readable(_data)!,
        Connection = command.Readable(_connection),
        Urls = command.Readable(_urls)!,
        Api = command.Readable(_api) != "off",
        Sample = !command.Readable(_noSample),
        Name = command.Readable(_name)!,
        Address = command.Readable(_address)!,
        SiloPort = command.Readable(_siloPort),
        GatewayPort = command.Readable(_gatewayPort),
    };
}
