using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Scheduler.Workers.Cluster;
using Scheduler.Workers.Hosting;

namespace Scheduler.Load.Bed;

/// <summary>What a run stands on: a database of its own, a host or a cluster on it, and a customer.</summary>
internal sealed class TestBed : IAsyncDisposable
{
    private readonly HostProcess? _host;
    private readonly LocalCluster? _cluster;

    private TestBed(HostProcess? host, LocalCluster? cluster, CustomerClient customer, RecordsDatabase? records) =>
        (_host, _cluster, Customer, Records) = (host, cluster, customer, records);

    /// <summary>The one process; a cluster has none.</summary>
    public HostProcess Host => _host ?? throw new InvalidOperationException("A cluster is no single host.");

    /// <summary>Where people and customers connect.</summary>
    public Uri Url => _cluster?.Apis.First().Url ?? Host.Url;

    /// <summary>All processes of the product.</summary>
    public IReadOnlyList<int> ProcessIds => _cluster?.Members.Select(m => m.Process.ProcessId).ToArray() ?? [Host.ProcessId];

    public IEnumerable<string> Complaints => _cluster?.Members.SelectMany(m => m.Process.Complaints.Lines) ?? Host.Complaints;

    public CustomerClient Customer { get; }

    /// <summary>Null with SQLite, as the records.</summary>
    public PostgresServer? Server { get; private init; }

    public RecordsDatabase? Records { get; }

    /// <summary>What docs/operations.md advises, within a small machine; the floor has the same server.</summary>
    private static readonly string[] _server = ["shared_buffers=1GB", "max_wal_size=4GB"];

    public static async Task<TestBed> Start(LoadOptions options, CancellationToken cancel)
    {
        if (!options.Postgres)
            return await Start(new HostProcess(options.Keep), null, null, cancel);

        string[] settings = options.SlowDisk ? [.. _server, "commit_delay=3000", "commit_siblings=0"] : _server;
        if (options.Silos > 0)
        {
            var cluster = await LocalCluster.Start(new() { Silos = options.Silos, Apis = 1, Keep = options.Keep, DatabaseSettings = settings }, cancel);
            return new(null, cluster, new CustomerClient(cluster.Apis.First().Url, await cluster.Key), new RecordsDatabase(cluster.Connection)) { Server = cluster.Database };
        }

        var server = await PostgresServer.Start(fsync: true, settings);
        var connection = await server.CreateDatabase();
        var host = new HostProcess(options.Keep, "--storage", "postgres", "--connection", connection);
        return await Start(host, server, new RecordsDatabase(connection), cancel);
    }

    /// <summary>A connection to the records, for whoever checks them.</summary>
    public async Task<DbConnection> OpenRecords(CancellationToken cancel)
    {
        DbConnection connection = Records is not null
            ? new NpgsqlConnection(Records.Connection)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Host.Records, Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        Customer.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        if (Records is not null)
            await Records.DisposeAsync();
    }

    private static async Task<TestBed> Start(HostProcess host, PostgresServer? server, RecordsDatabase? records, CancellationToken cancel)
    {
        try
        {
            await host.Start(cancel);
            return new(host, null, new CustomerClient(host.Url, await host.Key), records) { Server = server };
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
