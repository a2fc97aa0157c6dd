using Npgsql;
using Scheduler.Domain;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>Writes a drain as a few prepared statements over arrays, in one round trip and one more for the commit.</summary>
internal sealed class PostgresLedgerWriter(PostgresDatabase database, string writer) : ILedgerWriter
{
    public async Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null)
    {
        while (lines.Count > 0)
            try
            {
                await WriteAll(lines, lane, flushing);
                break;
            }
            catch (PostgresException exception) when (PostgresErrors.IsStale(exception))
            {
                // Rare: two activations of a task, or a drain repeated. Nothing was written; who is late steps aside for the rest.
                lines = await Unmade(lines);
            }

        return lines.Select(l => l.Task).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<TaskId, RecordedStep>> Read(IReadOnlyList<LedgerLine> lines, int lane)
    {
        await using var connection = await database.Ledger.OpenConnectionAsync();
        await using var read = new NpgsqlCommand(PostgresLedgerSql.Read, connection);
        new PostgresColumns<LedgerLine>(read.Parameters, lines).Add(l => l.Id).Add(l => l.Version);
        var steps = new Dictionary<TaskId, RecordedStep>(lines.Count);
        await using var reader = await read.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            steps[new TaskId(reader.GetString(0))] = new(reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3));
        return steps;
    }

    public bool IsDataError(Exception exception) => PostgresErrors.IsDataError(exception);

    private async Task WriteAll(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing)
    {
        await using var connection = await database.Ledger.OpenConnectionAsync();
        // Travels with the statements.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        // Each lane counts in rows of its own, or two transactions in flight would wait for each other at every completion.
        PostgresLedgerBatch.Fill(batch.BatchCommands, lines, $"{writer}/{lane}");
        // Known to the connection after the first time; costs no round trip then.
        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
        flushing?.Invoke();
        await transaction.CommitAsync();
    }

    /// <summary>The lines whose version nobody has made.</summary>
    private async Task<IReadOnlyList<LedgerLine>> Unmade(IReadOnlyList<LedgerLine> lines)
    {
        await using var connection = await database.Ledger.OpenConnectionAsync();
        await using var read = new NpgsqlCommand(PostgresLedgerSql.Made, connection);
        new PostgresColumns<LedgerLine>(read.Parameters, lines).Add(l => l.Id).Add(l => l.Version);
        var made = new HashSet<string>();
        await using var reader = await read.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            made.Add(reader.GetString(0));
        return [.. lines.Where(l => !made.Contains(l.Id))];
    }
}
