using Npgsql;
using Scheduler.Domain;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>Writes a drain as one prepared statement over arrays.</summary>
internal sealed class PostgresLedgerWriter(PostgresDatabase database, string writer) : ILedgerWriter
{
    public async Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null)
    {
        await using var connection = await database.Ledger.OpenConnectionAsync();
        // Travels with the statement.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(PostgresLedgerSql.Write, connection, transaction);
        Fill(command.Parameters, lines);
        // Each lane counts in rows of its own, or two transactions in flight would wait for each other at every completion.
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{writer}/{lane}" });
        // Known to the connection after the first time; costs no round trip then.
        await command.PrepareAsync();

        var written = new HashSet<TaskId>(lines.Count);
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                written.Add(new TaskId(reader.GetString(0)));
        flushing?.Invoke();
        await transaction.CommitAsync();
        return written;
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

    private static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<LedgerLine> lines) => new PostgresColumns<LedgerLine>(parameters, lines)
        .Add(l => l.Id).Add(l => l.Expected).Add(l => l.Status).Add(l => l.Stage).Add(l => l.Round).Add(l => l.LastToken).Add(l => l.OpenSlots)
        .Add(l => l.At).Add(l => l.CompletedAt).Add(l => (int)l.ResponseFrom).Add(l => l.Response).Add(l => l.Org).Add(l => l.Mode).Add(l => l.Kind)
        .Add(l => l.Actor).Add(l => l.Command).Add(l => l.Batch).Add(l => l.StatusBefore)
        .Add(l => l.CallbackUrl).Add(l => l.OutboxId).Add(l => l.CallbackUrl is { } url ? StableHash.ShardOf(url) : 0)
        .Add(l => l.Attempt?.Token).Add(l => l.AttemptIsNew).Add(l => l.Attempt?.Stage).Add(l => l.Attempt?.Round).Add(l => l.Attempt?.Slot)
        .Add(l => l.Attempt?.Annotator.Value).Add(l => (int?)l.Attempt?.State).Add(l => l.AttemptShard).Add(l => l.Attempt?.ClaimCommand.Value)
        .Add(l => l.Attempt?.EndCommand?.Value).Add(l => l.Attempt?.Times.GrantedAt.Ms()).Add(l => l.Attempt?.Times.WaitingSince.Ms())
        .Add(l => l.Attempt?.Times.OfferedAt.Ms()).Add(l => l.Attempt?.Times.AcceptedAt.Ms()).Add(l => l.Attempt?.Times.EndedAt.Ms())
        .Add(l => l.Attempt?.Times.ActiveMs).Add(l => l.Attempt?.CoolUntil.Ms()).Add(l => l.Attempt?.Response).Add(l => (int?)l.Attempt?.Verdict)
        .Add(l => l.Attempt?.Reason).Add(l => l.AttemptIsNew ? l.Attempt?.Explanation : null).Add(l => l.IsGrant);
}
