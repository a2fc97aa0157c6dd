using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using Scheduler.Api.Callbacks;
using Scheduler.Grains;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Grains.Interfaces.Sweeps;
using Scheduler.Outbound;
using Scheduler.Storage;
using Scheduler.Storage.Relational;

namespace Scheduler.Tests.Grains;

/// <summary>
/// Real grains on in-process silos over a temporary SQLite file, with one clock hand for all grains. Membership and messaging
/// stay on real time.
/// </summary>
public sealed class SchedulerCluster : IAsyncDisposable
{
    /// <summary>Short, for a request to a killed silo waits for it in real time.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    private const int MostTries = 5;

    private readonly InProcessTestCluster _cluster;
    private readonly ServiceProvider _storage;
    private readonly string _folder;

    private SchedulerCluster(InProcessTestCluster cluster, ServiceProvider storage, string folder, FakeTimeProvider time) =>
        (_cluster, _storage, _folder, Time) = (cluster, storage, folder, time);

    public FakeTimeProvider Time { get; }

    public IGrainFactory Grains => _cluster.Client;

    public T Storage<T>()
        where T : notnull => _storage.GetRequiredService<T>();

    /// <param name="decorate">Replaces services of the silos after the usual registration.</param>
    public static async Task<SchedulerCluster> Start(short silos = 1, Action<IServiceCollection, IServiceProvider>? decorate = null)
    {
        var folder = Directory.CreateTempSubdirectory("scheduler-grains-").FullName;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

        // One store for all silos of the process: SQLite is one process's own.
        var storage = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddSchedulerStorage(new StorageOptions
            {
                DataFolder = folder,
                Writer = "tests",
                // This clock stands still: nothing would end the wait of an answer whose next grant does not come.
                Ledger = { Company = TimeSpan.Zero },
            }).BuildServiceProvider();
        await storage.GetRequiredService<StorageSchema>().Apply();

        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout);
            silo.UseInMemoryReminderService();
            // Written as the product writes it.
            silo.AddMemoryGrainStorage(GrainStorageNames.Learned, (OptionsBuilder<MemoryGrainStorageOptions> memory) => memory.Configure<IServiceProvider>(
                (o, services) => o.GrainStorageSerializer = ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(services)));
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, time);
            // As instances: what a factory makes is disposed with the silo, and a killed silo would close the ledger of all.
            foreach (var port in StoragePorts.All)
                silo.Services.AddSingleton(port, storage.GetRequiredService(port));
            silo.Services.AddSingleton(storage.GetRequiredService<IdSource>());
            silo.Services.AddSchedulerGrains();
            silo.Services.AddCallbackBodies();
            silo.Services.Configure<OutboundOptions>(o => o.AllowedNetworks.Add("127.0.0.1/32"));
            decorate?.Invoke(silo.Services, storage);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, storage, folder, time);
    }

    /// <summary>A planned stop of all silos.</summary>
    public Task Stop() => _cluster.StopAllSilosAsync();

    /// <summary>
    /// Kills a silo. The in-memory reminders may die with it, so this stands in for them; the real ones are in the database.
    /// </summary>
    public async Task KillSilo(int index)
    {
        await _cluster.KillSiloAsync(_cluster.Silos[index]);
        for (var shard = 0; shard < Domain.StableHash.Shards; shard++)
            await Again(() => Grains.GetGrain<ISweeperGrain>(GrainKeys.Sweeper(shard)).Start());
        await Again(() => Grains.GetGrain<IMetricsFollowerGrain>(GrainKeys.MetricsFollower).Start());
    }

    /// <summary>What was on its way to a silo as it was killed is answered by nobody: it is said again, as every client does.</summary>
    private static async Task Again(Func<Task> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception e) when (tries < MostTries && e is (TimeoutException or SiloUnavailableException or OrleansMessageRejectionException))
            {
            }
        }
    }

    /// <summary>Moves the clock on, a little at a time with turns in between, until the work is done.</summary>
    public async Task<T> LetTimePass<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(work, Task.Delay(1));
        }

        return await work;
    }

    /// <summary>Moves the clock on by <paramref name="span"/> in steps small enough that every timer gets its turn.</summary>
    public async Task Pass(TimeSpan span)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += Step)
        {
            Time.Advance(Step);
            await Task.Delay(2);
        }
    }

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
