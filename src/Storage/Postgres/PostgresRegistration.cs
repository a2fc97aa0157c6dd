using Microsoft.Extensions.DependencyInjection;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Postgres.Tasks;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks.Intake;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres;

internal static class PostgresRegistration
{
    public static IServiceCollection AddPostgres(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => new PostgresDatabase(options.PostgresConnection!, options.PoolSize, options.Ledger.DrainsInFlight, options.Intake.GroupsInFlight));
        services.AddSingleton<RecordDatabase>(s => s.GetRequiredService<PostgresDatabase>());
        services.AddSingleton<StorageSchema, PostgresSchema>();
        services.AddSingleton<OrleansTables, PostgresOrleansTables>();
        services.AddSingleton<ILedgerWriter>(s => new PostgresLedgerWriter(s.GetRequiredService<PostgresDatabase>(), options.Writer));
        services.AddSingleton<IIntakeWriter>(s => new PostgresIntakeWriter(s.GetRequiredService<PostgresDatabase>(), options.Writer));
        return services;
    }
}
