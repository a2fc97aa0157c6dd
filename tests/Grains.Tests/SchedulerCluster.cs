using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;
using Scheduler.Grains;
using Scheduler.Storage;
using Scheduler.Storage.Relational;

namespace Scheduler.Tests.Grains;

/// <summary>
/// Real grains on in-process silos over a temporary SQLite file, with one clock hand for all grains. Membership and messaging
/// stay on real time.
/// </summary>
public sealed class SchedulerCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly ServiceProvider _storage;
    private readonly string _folder;

    private SchedulerCluster(InProcessTestCluster cluster, ServiceProvider storage, string folder, FakeTimeProvider time) =>
        (_cluster, _storage, _folder, Time) = (cluster, storage, folder, time);

    public FakeTimeProvider Time { get; }

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Silos => _cluster;

    public T Storage<T>()
        where T : notnull => _storage.GetRequiredService<T>();

    /// <param name="decorate">Replaces services of the silos after the usual registration.</param>
    public static async Task<SchedulerCluster> Start(short silos = 1, Action<IServiceCollection, IServiceProvider>? decorate = null)
    {
        var folder = Directory.CreateTempSubdirectory("scheduler-grains-").FullName;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

        // One store for all silos of the process: SQLite is one process's own.
        var storage = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time)
            .AddSchedulerStorage(new StorageOptions { DataFolder = folder, Writer = "tests" }).BuildServiceProvider();
        await storage.GetRequiredService<StorageSchema>().Apply();

        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService();
            silo.AddMemoryGrainStorage(GrainStorageNames.Learned);
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, time);
            foreach (var port in StoragePorts.All)
                silo.Services.AddSingleton(port, _ => storage.GetRequiredService(port));
            silo.Services.AddSingleton(storage.GetRequiredService<IdSource>());
            silo.Services.AddSchedulerGrains();
            decorate?.Invoke(silo.Services, storage);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster, storage, folder, time);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
