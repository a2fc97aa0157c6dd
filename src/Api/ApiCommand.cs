using System.CommandLine;

namespace Scheduler.Api;

/// <summary>The command line of this executable.</summary>
internal static class ApiCommand
{
    public static RootCommand Create()
    {
        var connection = new Option<string?>("--connection") { Description = "Connection string of the PostgreSQL database that the silos use; default: the environment variable SCHEDULER_CONNECTION.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("SCHEDULER_CONNECTION") };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var name = new Option<string>("--name") { Description = "This host's name, unique in the cluster and the same after a restart.", DefaultValueFactory = _ => Environment.MachineName + "-api" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of customers' files and of exports, made when missing: all API hosts of a cluster must see the same one.", DefaultValueFactory = _ => new("data") };
        var root = new RootCommand(
            """
            An API host of a cluster: serves REST and the annotators' hub, keeps no grains, and reaches those of the silos.
            For everything in one process run Scheduler.Silo instead.
            """)
        {
            connection, urls, name, data,
        };
        root.SetAction((result, cancel) => ApiProcess.Run(new(result.GetValue(connection), result.GetValue(urls)!, result.GetValue(name)!, result.GetValue(data)!), cancel));
        return root;
    }
}
