using System.Data.Common;
using Scheduler.Api;
using Scheduler.Api.Callbacks;
using Scheduler.Api.Operations;
using Scheduler.Grains;
using Scheduler.Storage;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks;

namespace Scheduler.Silo;

/// <summary>Builds and runs the process.</summary>
internal static class SiloHost
{
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(SiloSettings settings, CancellationToken cancel)
    {
        var builder = HostProgram.NewBuilder();
        if (Problems(settings, builder.Configuration) is { Length: > 0 } problems)
            return await HostProgram.Complain(problems);

        using var folder = settings.Storage == SiloSettings.Sqlite ? DataFolderLock.TryTake(settings.Data) : null;
        string[] taken = [.. settings.TakenPorts()];
        if (settings.Storage == SiloSettings.Sqlite && folder is null)
            taken = [.. taken, $"{settings.Data.FullName} is in use by another process or cannot be written: stop the other one, or choose a folder with --data."];
        if (taken.Length > 0)
            return await HostProgram.Complain(taken);

        await using var app = Build(builder, settings);
        try
        {
            if (await app.Services.PrepareRecords(cancel) is { } problem)
                return await HostProgram.Refuse(problem);
            await app.StartAsync(cancel);

            // Once it listens: keys shown by a process that then fails to start would be looked for in vain.
            await app.Services.GetRequiredService<StorageSchema>().Alone(() => FirstStart.Run(app.Services, settings, cancel), cancel);
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return await HostProgram.Refuse(e.Message);
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Everything wrong with what an operator has set, here and in the environment.</summary>
    public static string[] Problems(SiloSettings settings) => Problems(settings, HostProgram.NewBuilder().Configuration);

    private static string[] Problems(SiloSettings settings, ConfigurationManager configuration) =>
        [.. settings.Problems(), .. GrainSettings.Problems(configuration), .. OperationsSettings.Problems(configuration)];

    private static WebApplication Build(WebApplicationBuilder builder, SiloSettings settings)
    {
        builder.AddLogLevels();
        builder.WebHost.UseUrls(settings.Urls);
        // The client's files, where the build left them; a published host has them beside it.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddSchedulerStorage(settings.Records);
        builder.Services.AddSchedulerGrains();
        builder.Services.AddOptions<SchedulerGrainOptions>().BindConfiguration(GrainSettings.Section);
        builder.Services.AddCallbackBodies();
        builder.AddSchedulerOperations();
        if (settings.Api)
            builder.Services.AddSchedulerApi();
        builder.UseOrleans(silo => silo.UseSchedulerStorage(settings).UseSchedulerOperations());

        var app = builder.Build();

        // Made before its first change: a queue that nobody has used yet must read 0, or an alarm on it has nothing to watch.
        app.Services.GetRequiredService<ILedger>();
        return settings.Api ? app.MapSchedulerApi() : app.MapOperationsOnly();
    }
}
