using System.Net;
using Scheduler.Api.Http;
using Scheduler.Storage;

namespace Scheduler.Silo;

/// <summary>What an operator sets when starting this process.</summary>
public sealed record SiloSettings
{
    public const string Sqlite = "sqlite", Postgres = "postgres";

    /// <summary><c>sqlite</c> or <c>postgres</c>; the command line takes nothing else.</summary>
    public required string Storage { get; init; }

    /// <summary>Folder of the SQLite files.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>Connection string of PostgreSQL.</summary>
    public string? Connection { get; init; }

    /// <summary>Addresses of the API, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>False: only grains; API hosts run elsewhere.</summary>
    public bool Api { get; init; } = true;

    /// <summary>Name among the silos of the cluster, the same after a restart.</summary>
    public required string Name { get; init; }

    /// <summary>IP address at which other silos and API hosts reach this one.</summary>
    public required string Address { get; init; }

    /// <summary>
    /// The same after a restart: at its own address the others see at once that it is a new start, and need not wait until the
    /// killed one is found dead. 0: any free one.
    /// </summary>
    public int SiloPort { get; init; }

    /// <summary>0: any free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>False: the first start makes no sample projects. A cluster's never does.</summary>
    public bool Sample { get; init; } = true;

    /// <summary>Where the records are.</summary>
    public StorageOptions Records => Storage == Sqlite
        ? new() { DataFolder = Data.FullName, Writer = "embedded" }
        : new() { PostgresConnection = Connection, Writer = Name, FilesFolder = StorageOptions.FilesIn(Data.FullName) };

    /// <summary>Everything wrong with the settings, each as a sentence that says what to do.</summary>
    public IEnumerable<string> Problems()
    {
        if (Storage == Postgres && string.IsNullOrWhiteSpace(Connection))
            yield return "--storage postgres needs --connection with a connection string (or the environment variable SCHEDULER_CONNECTION).";
        else if (Storage == Postgres)
            foreach (var problem in Records.Problems())
                yield return problem;
        if (Storage == Postgres && !IPAddress.TryParse(Address, out _))
            yield return $"--address: '{Address}' is not an IP address.";
        foreach (var (option, port) in new[] { ("--silo-port", SiloPort), ("--gateway-port", GatewayPort) })
            if (port is < 0 or > IPEndPoint.MaxPort)
                yield return $"{option} must lie between 0 (any free one) and {IPEndPoint.MaxPort}.";
        if (Storage == Sqlite && !Api)
            yield return "--api off needs --storage postgres: a SQLite file serves one process only.";
        foreach (var problem in ListenUrls.Problems(Urls))
            yield return problem;
    }

    /// <summary>What others listen on already, each as a sentence that says what to do.</summary>
    public IEnumerable<string> TakenPorts()
    {
        foreach (var problem in ListenPorts.Problems(Urls))
            yield return problem;
        if (Storage != Postgres)
            yield break;
        var at = IPAddress.Parse(Address);
        foreach (var (option, port) in new[] { ("--silo-port", SiloPort), ("--gateway-port", GatewayPort) })
            if (ListenPorts.Problem(option, IPAddress.IsLoopback(at) ? at : IPAddress.Any, port) is { } problem)
                yield return problem;
    }
}
