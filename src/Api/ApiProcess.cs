using System.Data.Common;
using Orleans.Configuration;
using Scheduler.Api.Http;
using Scheduler.Api.Operations;
using Scheduler.Grains.Interfaces;
using Scheduler.Storage;
using Scheduler.Storage.Orleans;

namespace Scheduler.Api;

/// <summary>Builds and runs an API host as a process of its own.</summary>
internal static class ApiProcess
{
    /// <summary>A call to a silo that was just killed is answered by nobody; the caller repeats it after this long.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A new or restarted silo gets its share of the calls within this long; the default is a minute. One that hangs gets none any
    /// more: it is voted out after 7 s or so, and a call repeated after the timeout must not go through it a second time.
    /// </summary>
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    /// <returns>The exit code.</returns>
    public static async Task<int> Run(ApiSettings settings, CancellationToken cancel)
    {
        var builder = HostProgram.NewBuilder();
        if (Problems(settings, builder.Configuration) is { Length: > 0 } problems)
            return await HostProgram.Complain(problems);
        if (ListenPorts.Problems(settings.Urls).ToArray() is { Length: > 0 } taken)
            return await HostProgram.Complain(taken);

        await using var app = Build(builder, settings);

        try
        {
            // Whoever starts first prepares the database, so that the processes of a cluster may start in any order.
            if (await app.Services.PrepareRecords(cancel) is { } problem)
                return await HostProgram.Refuse(problem);
            await app.StartAsync(cancel);
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return await HostProgram.Refuse(e.Message);
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Everything wrong with what an operator has set, here and in the environment.</summary>
    public static string[] Problems(ApiSettings settings) => Problems(settings, HostProgram.NewBuilder().Configuration);

    private static string[] Problems(ApiSettings settings, ConfigurationManager configuration) => [.. settings.Problems(), .. OperationsSettings.Problems(configuration)];

    private static WebApplication Build(WebApplicationBuilder builder, ApiSettings settings)
    {
        builder.AddLogLevels();
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSchedulerStorage(settings.Records);
        builder.AddSchedulerOperations();
        builder.Services.AddSchedulerApi();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = (ClusterIdentity.ServiceId, ClusterIdentity.ClusterId));
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = ResponseTimeout);
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = GatewayRefresh);
            client.UseAdoNetClustering(membership => membership.Configure<OrleansTables>((o, tables) => (o.Invariant, o.DataSource) = (tables.Invariant, tables.DataSource)));
            client.UseConnectionRetryFilter<UntilStopped>();
            client.UseSchedulerOperations();
        });
        var app = builder.Build();
        return app.MapSchedulerApi();
    }

    /// <summary>An API host may start before the first silo, and waits for it.</summary>
    private sealed class UntilStopped(ILogger<UntilStopped> log) : IClientConnectionRetryFilter
    {
        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            LogWaiting(log, exception.Message);
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            return true;
        }

        private static readonly Action<ILogger, string, Exception?> Waiting =
            LoggerMessage.Define<string>(LogLevel.Warning, new(2101, nameof(Waiting)), "No silo answers yet ({Reason}); trying again");

        private static void LogWaiting(ILogger log, string reason) => Waiting(log, reason, null);
    }
}
