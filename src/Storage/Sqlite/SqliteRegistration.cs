using Microsoft.Extensions.DependencyInjection;
using Scheduler.Storage.Orleans;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Sqlite.Tasks;
using Scheduler.Storage.Tasks.Intake;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Sqlite;

internal static class SqliteRegistration
{
    public static IServiceCollection AddSqlite(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(_ => new SqliteDatabase(options.DataFolder!));
        services.AddSingleton<RecordDatabase>(s => s.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<StorageSchema, SqliteSchema>();
        services.AddSingleton(_ => new GrainDataSource(options.DataFolder!));
        services.AddSingleton<OrleansTables, SqliteOrleansTables>();
        services.AddSingleton<ILedgerWriter>(s => new SqliteLedgerWriter(s.GetRequiredService<SqliteDatabase>(), options.Writer));
        services.AddSingleton<IIntakeWriter>(s => new SqliteIntakeWriter(s.GetRequiredService<SqliteDatabase>(), options.Writer));
        return services;
    }
}
