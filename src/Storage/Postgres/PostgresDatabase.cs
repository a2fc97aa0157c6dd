using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;
using Scheduler.Storage.Relational;

namespace Scheduler.Storage.Postgres;

/// <summary>The records in a PostgreSQL database, through one pool for everything but the few connections of ledger and intake.</summary>
internal sealed class PostgresDatabase : RecordDatabase
{
    public PostgresDatabase(string connectionString, int poolSize, int ledgerLanes, int intakeLanes) : base(new PostgresDialect())
    {
        Pool = Beginning(Build(connectionString, "scheduler", poolSize), Unhung(_patience) + Plain);
        Ledger = Beginning(Build(connectionString, "scheduler ledger", ledgerLanes + 1), Unhung(_ledgerPatience) + KeysOnly);
        Intake = Beginning(Build(connectionString, "scheduler intake", intakeLanes + 1), Unhung(_ledgerPatience) + KeysOnly);
    }

    /// <summary>The shared pool.</summary>
    public NpgsqlDataSource Pool { get; }

    /// <summary>The connections of the ledger, one a lane and one to spare while a broken one is replaced.</summary>
    public NpgsqlDataSource Ledger { get; }

    /// <summary>The connections of the intake, one a group in flight and one to spare.</summary>
    public NpgsqlDataSource Intake { get; }

    /// <summary>How long a transaction may stand still before the server ends it; of the ledger, where others wait for its rows, much less.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15), _ledgerPatience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// For the few statements of ledger and intake, over arrays of any length. A plan made while the tables are small reads them
    /// whole, and stays when they have grown: these only ever want rows by key. Planning them anew for every group was an eighth
    /// of what the database did for single tasks.
    /// </summary>
    private const string KeysOnly = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; SET plan_cache_mode = force_generic_plan";

    /// <summary>
    /// A filter that few rows pass looks dear to the planner, which compiles the plan then: a tenth of a second and more before a list that is read
    /// in two milliseconds.
    /// </summary>
    private const string Plain = "SET jit = off";

    public override async ValueTask<DbConnection> Open(CancellationToken cancel) => await Pool.OpenConnectionAsync(cancel);

    public override Task<T> Snapshot<T>(Func<DbTransaction, Task<T>> read, CancellationToken cancel) => Run(read, IsolationLevel.RepeatableRead, cancel);

    public override Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => Run(work, IsolationLevel.ReadCommitted, cancel);

    public override bool IsUniqueViolation(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Intake.DisposeAsync();
        await Pool.DisposeAsync();
    }

    private async Task<T> Run<T>(Func<DbTransaction, Task<T>> work, IsolationLevel level, CancellationToken cancel)
    {
        await using var connection = await Pool.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(level, cancel);
        var result = await work(transaction);
        await transaction.CommitAsync(cancel);
        return result;
    }

    private static NpgsqlDataSourceBuilder Build(string connectionString, string name, int size)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName = name;
        settings.MaxPoolSize = size;
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, size);
        settings.MaxAutoPrepare = 50;
        settings.AutoPrepareMinUsages = 2;
        // Nothing here leaves settings behind on a connection, so nothing has to be reset.
        settings.NoResetOnClose = true;
        return builder;
    }

    /// <summary>
    /// A process that hangs between a statement and its commit keeps the rows it has written locked, and everybody who comes to them
    /// waits until it wakes up. The server ends its transaction instead; should it wake up, it finds out like after any broken connection.
    /// </summary>
    private static string Unhung(TimeSpan after) => string.Create(CultureInfo.InvariantCulture, $"SET idle_in_transaction_session_timeout = {after.TotalMilliseconds};");

    /// <summary>Every connection begins with these settings.</summary>
    private static NpgsqlDataSource Beginning(NpgsqlDataSourceBuilder builder, string settings)
    {
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(settings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(settings, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }
}
