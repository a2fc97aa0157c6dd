using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scheduler.Storage;
using Scheduler.Storage.Batches;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Postgres;

namespace Scheduler.Tests.Support.Storage;

/// <summary>A record store over a real database, with the schema applied.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly string? _ownFolder;

    private TestStorage(ServiceProvider services, StorageOptions options, string? ownFolder) =>
        (Services, Options, _ownFolder) = (services, options, ownFolder);

    public ServiceProvider Services { get; }

    public StorageOptions Options { get; }

    public ILedger Ledger => Get<ILedger>();

    public IIntake Intake => Get<IIntake>();

    public ITaskReads Reads => Get<ITaskReads>();

    public IOpenTasks Open => Get<IOpenTasks>();

    public ILeases Leases => Get<ILeases>();

    public IBatchStore Batches => Get<IBatchStore>();

    /// <summary>SQLite in a temporary folder that goes with the store.</summary>
    public static Task<TestStorage> Sqlite(Action<StorageOptions>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("scheduler-").FullName;
        return Over(With(new StorageOptions { DataFolder = folder, Writer = "test" }, configure), folder);
    }

    /// <summary>A new database on the shared server.</summary>
    public static async Task<TestStorage> Postgres(Action<StorageOptions>? configure = null)
    {
        var server = await PostgresServer.Shared;
        var options = new StorageOptions { PostgresConnection = await server.CreateDatabase(), Writer = "test", PoolSize = 8 };
        return await Over(With(options, configure));
    }

    /// <summary>A second process over the same database.</summary>
    public Task<TestStorage> Again(string writer) => Over(new StorageOptions
    {
        DataFolder = Options.DataFolder,
        PostgresConnection = Options.PostgresConnection,
        PoolSize = Options.PoolSize,
        Ledger = Options.Ledger,
        Intake = Options.Intake,
        Writer = writer,
    });

    public static async Task<TestStorage> Over(StorageOptions options, string? ownFolder = null)
    {
        var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.None)).AddSchedulerStorage(options).BuildServiceProvider();
        await services.GetRequiredService<StorageSchema>().Apply();
        return new TestStorage(services, options, ownFolder);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (_ownFolder is not null)
            Directory.Delete(_ownFolder, recursive: true);
    }

    private static StorageOptions With(StorageOptions options, Action<StorageOptions>? configure)
    {
        configure?.Invoke(options);
        return options;
    }
}
