using System.CommandLine;
using Scheduler.Api.Operations;

namespace Scheduler.Api;

/// <summary>The command line of this executable.</summary>
internal sealed class ApiCommand : RootCommand
{
    private readonly Option<string?> _connection = new("--connection") { Description = "Connection string of the PostgreSQL database that the silos use; default: the environment variable SCHEDULER_CONNECTION.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCHEDULER_CONNECTION") };
    private readonly Option<string> _urls = new("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
    private readonly Option<string> _name = new("--name") { Description = "This host's name, unique in the cluster and the same after a restart.", DefaultValueFactory = _ => Environment.MachineName + "-api" };
    private readonly Option<DirectoryInfo> _data = new("--data") { Description = "Folder of customers' files and of exports, made when missing: all API hosts of a cluster must see the same one.", DefaultValueFactory = _ => new("data") };

    public ApiCommand()
        : base(
            """
            An API host of a cluster: serves REST and the annotators' hub, keeps no grains, and reaches those of the silos.
            For everything in one process run Scheduler.Silo instead.
            """)
    {
        foreach (var option in new Option[] { _connection, _urls, _name, _data })
            Options.Add(option);
        SetAction((command, cancel) => ApiProcess.Run(Settings(command), cancel));
    }

    /// <summary>What is set, as far as it could be read.</summary>
    public ApiSettings Settings(ParseResult command) =>
        new(command.Readable(_connection), command.Readable(_urls)!, command.Readable(_name)!, command.Readable(_data)!);
}
