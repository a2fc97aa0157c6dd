using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers;
using Scheduler.Workers.Hosting;

namespace Scheduler.Load.Bed;

/// <summary>What a run stands on: a database of its own, a host on it, and a customer of the host.</summary>
internal sealed class TestBed : IAsyncDisposable
{
    private TestBed(HostProcess host, CustomerClient customer, PostgresServer? server, RecordsDatabase? records) =>
        (Host, Customer, Server, Records) = (host, customer, server, records);

    public HostProcess Host { get; }

    public CustomerClient Customer { get; }

    /// <summary>Null with SQLite, as the records.</summary>
    public PostgresServer? Server { get; }

    public RecordsDatabase? Records { get; }

    public static async Task<TestBed> Start(LoadOptions options, CancellationToken cancel)
    {
        if (!options.Postgres)
            return await Start(new HostProcess(options.Keep), null, null, cancel);

        string[] slow = ["commit_delay=3000", "commit_siblings=0"];
        var server = await PostgresServer.Start(fsync: true, options.SlowDisk ? slow : []);
        var connection = await server.CreateDatabase();
        var host = new HostProcess(options.Keep, "--storage", "postgres", "--connection", connection);
        return await Start(host, server, new RecordsDatabase(connection), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Customer.Dispose();
        await Host.DisposeAsync();
        if (Records is not null)
            await Records.DisposeAsync();
    }

    private static async Task<TestBed> Start(HostProcess host, PostgresServer? server, RecordsDatabase? records, CancellationToken cancel)
    {
        try
        {
            await host.Start(cancel);
            return new(host, new CustomerClient(host.Url, await host.Key), server, records);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
