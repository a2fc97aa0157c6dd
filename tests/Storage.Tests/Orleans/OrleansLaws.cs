using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Scheduler.Storage.Orleans;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Network;

namespace Scheduler.Tests.Storage.Orleans;

/// <summary>Real silos over the tables and queries that the storage ships.</summary>
public abstract class OrleansLaws(Adapter adapter) : Laws(adapter)
{
    protected OrleansTables Tables => Storage.Get<OrleansTables>();

    [SkippableFact]
    public async Task Grain_state_is_written_read_cleared_and_fenced_by_its_version()
    {
        using var silo = await Start("one");
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("records");
        var id = GrainId.Create("counter", "c-1");
        var first = new GrainState<Counter>(new Counter { Value = 1 });
        var racer = new GrainState<Counter>(new Counter { Value = 2 });
        await storage.WriteStateAsync("counter", id, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("counter", id, racer));

        var read = new GrainState<Counter>();
        await storage.ReadStateAsync("counter", id, read);
        Assert.Equal(1, read.State!.Value);
        read.State.Value = 3;
        await storage.WriteStateAsync("counter", id, read);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("counter", id, first));

        await storage.ClearStateAsync("counter", id, read);
        await storage.ReadStateAsync("counter", id, read);
        Assert.False(read.RecordExists);
        await storage.WriteStateAsync("counter", id, read);
        await silo.StopAsync();
    }

    [SkippableFact]
    public async Task Many_first_writes_of_one_grain_make_one_row()
    {
        using var silo = await Start("two");
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("records");
        var id = GrainId.Create("counter", "c-2");
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await storage.WriteStateAsync("counter", id, new GrainState<Counter>(new Counter { Value = i }));
                return 1;
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        }));
        Assert.Equal(1, wins.Sum());
        await silo.StopAsync();
    }

    [SkippableFact]
    public async Task A_reminder_is_kept_listed_and_removed()
    {
        using var silo = await Start("three");
        var table = silo.Services.GetRequiredService<IReminderTable>();
        var id = GrainId.Create("sweeper", "s-1");
        var entry = new ReminderEntry { GrainId = id, ReminderName = "wake", StartAt = DateTime.UnixEpoch.AddDays(20_000), Period = TimeSpan.FromMinutes(1) };
        var etag = (await table.UpsertRow(entry))!;
        var newer = (await table.UpsertRow(entry))!;
        Assert.NotEqual(etag, newer);
        var read = await table.ReadRow(id, "wake");
        Assert.Equal((entry.StartAt, entry.Period), (read!.StartAt, read.Period));
        Assert.Single((await table.ReadRows(0, 0)).Reminders, r => r.GrainId == id);
        Assert.Single((await table.ReadRows(id)).Reminders);
        Assert.False(await table.RemoveRow(id, "wake", etag));
        Assert.True(await table.RemoveRow(id, "wake", newer));
        await silo.StopAsync();
    }

    protected async Task<IHost> Start(string service, Action<ISiloBuilder>? more = null)
    {
        await Tables.Apply();
        await Tables.Apply();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            if (more is null)
                silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), serviceId: service, clusterId: service);
            else
                more(silo);
            silo.AddAdoNetGrainStorage("records", (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<IServiceProvider>((o, services) =>
            {
                o.Invariant = Tables.Invariant;
                o.DataSource = Tables.DataSource;
                o.GrainStorageSerializer = ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(services);
            }));
            silo.UseAdoNetReminderService(options => options.Configure(o =>
            {
                o.Invariant = Tables.Invariant;
                o.DataSource = Tables.DataSource;
            }));
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}

public sealed class SqliteOrleans(SqliteAdapter adapter) : OrleansLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresOrleans(PostgresAdapter adapter) : OrleansLaws(adapter), IClassFixture<PostgresAdapter>
{
    [SkippableFact]
    public async Task Two_silos_find_each_other_and_leave()
    {
        using var first = await Start("pair", Member);
        using var second = await Start("pair", Member);
        var management = second.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        Assert.Equal(2, (await management.GetHosts(onlyActive: true)).Count);
        await first.StopAsync();
        Assert.Single(await management.GetHosts(onlyActive: true));
        await second.StopAsync();
    }

    private void Member(ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = ("pair", "pair"));
        silo.ConfigureEndpoints(FreePort.Next(), FreePort.Next());
        silo.UseAdoNetClustering(options => options.Configure(o =>
        {
            o.Invariant = Tables.Invariant;
            o.DataSource = Tables.DataSource;
        }));
    }
}
