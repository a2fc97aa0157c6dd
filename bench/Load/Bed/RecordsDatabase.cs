using Npgsql;

namespace Scheduler.Load.Bed;

/// <summary>The database of host and floor, as an observer sees it.</summary>
internal sealed class RecordsDatabase(string connection) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    public string Connection => connection;

    /// <summary>
    /// Transactions so far that wrote something. Each took an id, so unlike pg_stat_database, which backends update
    /// when they are idle, this is exact at once; reads are not in it.
    /// </summary>
    public Task<long> WritingTransactions(CancellationToken cancel) =>
        Number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint", cancel);

    /// <summary>What the product's tables, with their indexes, take on disk.</summary>
    public Task<long> Bytes(CancellationToken cancel) => Number(
        "SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relname IN ('tasks', 'attempts', 'events', 'batch_counts', 'outbox')", cancel);

    /// <summary>Every round begins after one, so that none pays for the pages another has dirtied.</summary>
    public async Task Checkpoint(CancellationToken cancel)
    {
        await using var command = _source.CreateCommand("CHECKPOINT");
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> Number(string sql, CancellationToken cancel)
    {
        await using var command = _source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
