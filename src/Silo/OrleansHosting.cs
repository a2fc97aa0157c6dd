using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;
using Scheduler.Grains;
using Scheduler.Storage.Orleans;

namespace Scheduler.Silo;

/// <summary>How this silo finds others, and where Orleans keeps reminders and what grains learn.</summary>
internal static class OrleansHosting
{
    private const string ServiceId = "scheduler";

    public static ISiloBuilder UseSchedulerStorage(this ISiloBuilder silo, SiloSettings settings)
    {
        if (settings.Storage == SiloSettings.Sqlite)
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: ServiceId, clusterId: "embedded");
        else
            silo.UseCluster();

        silo.Services.AddOptions<SiloMessagingOptions>().Configure<IOptions<SchedulerGrainOptions>>((o, grains) => o.ResponseTimeout = TimeSpan.FromSeconds(grains.Value.ResponseSeconds));
        silo.AddAdoNetGrainStorage(GrainStorageNames.Learned, (OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<OrleansTables, IServiceProvider>((o, tables, services) =>
        {
            (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource);
            o.GrainStorageSerializer = ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(services);
        }));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
        return silo;
    }

    private static void UseCluster(this ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (ServiceId, "cluster"));
        silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
        silo.UseAdoNetClustering(membership => membership.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
    }

    /// <summary>A port nobody listens on: several hosts live on one machine, and nobody needs to know a silo's port beforehand.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
