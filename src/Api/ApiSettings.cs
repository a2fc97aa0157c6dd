using Scheduler.Api.Http;
using Scheduler.Storage;

namespace Scheduler.Api;

/// <summary>What an operator sets when starting an API host.</summary>
/// <param name="Connection">Connection string of PostgreSQL.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Name">Name among the processes that share the database.</param>
/// <param name="Data">Folder of customers' files and exports; all API hosts of a cluster see the same one.</param>
internal sealed record ApiSettings(string? Connection, string Urls, string Name, DirectoryInfo Data)
{
    /// <summary>Where the records are.</summary>
    public StorageOptions Records => new() { PostgresConnection = Connection, Writer = Name, FilesFolder = StorageOptions.FilesIn(Data.FullName) };

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Connection))
            yield return "Set --connection (or the environment variable SCHEDULER_CONNECTION) to the connection string of the database that the silos use.";
        else
            foreach (var problem in Records.Problems())
                yield return problem;
        foreach (var problem in ListenUrls.Problems(Urls))
            yield return problem;
    }
}
