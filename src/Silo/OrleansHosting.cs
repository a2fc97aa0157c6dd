using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;
using Scheduler.Grains;
using Scheduler.Grains.Interfaces;
using Scheduler.Storage.Orleans;

namespace Scheduler.Silo;

/// <summary>How this silo finds others, and where Orleans keeps reminders and what grains learn.</summary>
internal static class OrleansHosting
{
    public static ISiloBuilder UseSchedulerStorage(this ISiloBuilder silo, SiloSettings settings)
    {
        if (settings.Storage == SiloSettings.Sqlite)
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), serviceId: ClusterIdentity.ServiceId, clusterId: ClusterIdentity.Embedded);
        else
            silo.UseCluster(settings);

        silo.Services.AddOptions<SiloMessagingOptions>().Configure<IOptions<SchedulerGrainOptions>>((o, grains) => o.ResponseTimeout = TimeSpan.FromSeconds(grains.Value.ResponseSeconds));
        silo.AddAdoNetGrainStorage(GrainStorageNames.Learned, (OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<OrleansTables, IServiceProvider>((o, tables, services) =>
        {
            (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource);
            o.GrainStorageSerializer = ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(services);
        }));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
        return silo;
    }

    private static void UseCluster(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (ClusterIdentity.ServiceId, ClusterIdentity.ClusterId));
        silo.Configure<SiloOptions>(o => o.SiloName = settings.Name);
        var address = IPAddress.Parse(settings.Address);
        silo.ConfigureEndpoints(address, OrFree(settings.SiloPort), OrFree(settings.GatewayPort), listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            // A killed silo is out after about 6 s: three probes of 2 s. With the default of 5 s its people wait 11 s. Half a
            // second less is not worth silos that are thought dead because their machine was busy.
            o.ProbeTimeout = TimeSpan.FromSeconds(2);
            o.NumMissedProbesLimit = 3;

            // The same for a silo that hangs with its connections open: nobody votes against a silo that was heard of within this
            // time times the missed probes, and the default is four times as long, 24 s in all.
            o.MaxProbeTimeout = o.ProbeTimeout;

            // How long a silo that was given up while it hung goes on after its wake, with grains that others have taken over; by
            // default a minute.
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.DefunctSiloExpiration = TimeSpan.FromDays(1);

            // A silo that starts where none is left to probe the dead waits until their signs of life are old: 15 s, by
            // default a minute and a half.
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
        silo.UseAdoNetClustering(membership => membership.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
    }

    private static int OrFree(int port) => port == 0 ? FreePort.Next() : port;
}
