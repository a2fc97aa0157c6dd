using Npgsql;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Intake;

namespace Scheduler.Storage.Postgres.Tasks;

/// <summary>Adds a group of rows in one transaction of three round trips: hold the batches, insert, commit.</summary>
internal sealed class PostgresIntakeWriter(PostgresDatabase database, string writer) : IIntakeWriter
{
    /// <summary>From this many rows on the round trip that a COPY takes more is worth it: it stores a row for two thirds of the price.</summary>
    private const int CopyRows = 100;

    public async Task<IReadOnlyList<IntakeOutcome>> Write(IReadOnlyList<TaskRow> rows, int lane)
    {
        if (rows.Count >= CopyRows && rows.All(r => r is { UniqueId: null, IdempotencyKey: null }))
            try
            {
                return await Write(rows, lane, copy: true);
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
            {
                // The ids themselves stand already: an earlier try was committed and its answer lost.
            }

        return await Write(rows, lane, copy: false);
    }

    private async Task<IReadOnlyList<IntakeOutcome>> Write(IReadOnlyList<TaskRow> rows, int lane, bool copy)
    {
        await using var connection = await database.Intake.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var gates = await Hold(connection, rows);
        var outcomes = new IntakeOutcome[rows.Count];
        var taken = new List<TaskRow>(rows.Count);
        var places = new List<int>(rows.Count);
        foreach (var i in IntakePlan.Order(rows))
            if (IntakePlan.Refusal(rows[i], gates) is { } refusal)
                outcomes[i] = new(refusal);
            else
            {
                taken.Add(rows[i]);
                places.Add(i);
                outcomes[i] = new(IntakeResult.Added);
            }

        if (taken.Count == 0)
            return outcomes;

        var stored = taken;
        if (copy)
            await Copy(connection, taken, lane);
        else if (await Insert(connection, taken, lane) is { } added)
        {
            var conflicts = await Conflicts(connection, taken, added);
            for (var i = 0; i < taken.Count; i++)
                // The same id twice in a group is one row: its second sight is a repeat.
                outcomes[places[i]] = conflicts.GetValueOrDefault(taken[i].Ref.Id.Value, new(IntakeResult.Added));
            stored = [.. taken.Where(r => added.Contains(r.Ref.Id.Value)).DistinctBy(r => r.Ref.Id)];
        }

        await CallBack(connection, [.. stored.Where(IntakePlan.CallsBack)]);
        await Watch(connection, [.. stored.Where(r => r.ChecksAttachments)]);
        await transaction.CommitAsync();
        return outcomes;
    }

    public bool IsTransient(Exception exception) => exception is BatchMovedException || PostgresErrors.IsTransient(exception);

    private static async Task<Dictionary<string, BatchGate>> Hold(NpgsqlConnection connection, IReadOnlyList<TaskRow> rows)
    {
        var reopening = IntakePlan.MayReopen(rows);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgresIntakeSql.Reopen) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = reopening } } });
        var ids = rows.Select(r => r.Ref.Batch.Value).Distinct().ToArray();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PostgresIntakeSql.Hold) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } } });

        var gates = new Dictionary<string, BatchGate>();
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            gates[reader.GetString(0)] = new((BatchStatus)reader.GetInt16(1), reader.GetInt16(2) != 0, reader.IsDBNull(3) ? null : reader.GetString(3));

        // Completed between the two statements. Reopening it now would trade a shared lock for an exclusive one, which two
        // intakes cannot both do; from the start it is simple.
        if (reopening.Any(id => gates.TryGetValue(id, out var gate) && gate is { Status: BatchStatus.Completed, StartsAtOnce: true }))
            throw new BatchMovedException();
        return gates;
    }

    private async Task Copy(NpgsqlConnection connection, List<TaskRow> rows, int lane)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(PostgresIntakeSql.Copy))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                foreach (var column in IntakeColumn.All)
                    await column.Write(copy, row);
            }

            await copy.CompleteAsync();
        }

        await using var count = new NpgsqlCommand(PostgresIntakeSql.Count, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = Counter(lane) } },
        };
        new PostgresColumns<((string Batch, int Status) Key, long N)>(
                count.Parameters, [.. rows.CountBy(r => (r.Ref.Batch.Value, (int)r.Status)).Select(c => (c.Key, (long)c.Value))])
            .Add(c => c.Key.Batch).Add(c => c.Key.Status).Add(c => c.N);
        await count.ExecuteNonQueryAsync();
    }

    /// <returns>The ids that are in; null for all of them.</returns>
    private async Task<HashSet<string>?> Insert(NpgsqlConnection connection, List<TaskRow> rows, int lane)
    {
        await using var command = new NpgsqlCommand(PostgresIntakeSql.Insert, connection);
        foreach (var column in IntakeColumn.All)
            command.Parameters.Add(column.Array(rows));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Counter(lane) });
        await command.PrepareAsync();
        var added = new HashSet<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (reader.GetString(0) is { Length: > 0 } id)
                added.Add(id);
            else
                return null;
        return added;
    }

    /// <summary>Each lane counts in rows of its own, or two transactions in flight would wait for each other.</summary>
    private string Counter(int lane) => $"{writer}/intake{lane}";

    private static async Task<Dictionary<string, IntakeOutcome>> Conflicts(NpgsqlConnection connection, List<TaskRow> rows, HashSet<string> added)
    {
        var refused = rows.Where(r => !added.Contains(r.Ref.Id.Value)).ToArray();
        var outcomes = new Dictionary<string, IntakeOutcome>();
        if (refused.Length == 0)
            return outcomes;
        await using var command = new NpgsqlCommand(PostgresIntakeSql.Conflicts, connection);
        new PostgresColumns<TaskRow>(command.Parameters, refused)
            .Add(r => r.Ref.Id.Value).Add(r => r.Ref.Tenant.Organization.Value).Add(r => (int)r.Ref.Tenant.Mode).Add(r => r.UniqueId)
            .Add(r => r.IdempotencyKey);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            // The id itself stands: the same call came before, and its reply was lost.
            outcomes[reader.GetString(0)] = !reader.IsDBNull(1)
                ? new(reader.GetBoolean(1) ? IntakeResult.Added : IntakeResult.IdTaken)
                : reader.IsDBNull(2) && !reader.IsDBNull(3) ? new(IntakeResult.DuplicateIdempotencyKey, new TaskId(reader.GetString(3)))
                : new(IntakeResult.DuplicateUniqueId, reader.IsDBNull(2) ? null : new TaskId(reader.GetString(2)));
        return outcomes;
    }

    private static async Task CallBack(NpgsqlConnection connection, TaskRow[] rows)
    {
        if (rows.Length == 0)
            return;
        await using var command = new NpgsqlCommand(PostgresIntakeSql.Outbox, connection);
        new PostgresColumns<TaskRow>(command.Parameters, rows)
            .Add(r => OutboxKey.Of(r.Ref.Id.Value, r.Version)).Add(r => r.Ref.Id.Value).Add(r => r.Version).Add(r => r.Ref.Tenant.Organization.Value)
            .Add(r => (int)r.Ref.Tenant.Mode).Add(r => (int)r.Status).Add(r => StableHash.ShardOf(r.CallbackUrl!)).Add(r => r.CallbackUrl!)
            .Add(r => r.CreatedAt.Ms());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One row for all of them.</summary>
    private static async Task Watch(NpgsqlConnection connection, TaskRow[] rows)
    {
        if (rows.Length == 0)
            return;
        await using var command = new NpgsqlCommand(PostgresIntakeSql.Watch, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = rows[0].Ref.Id.Value },
                new NpgsqlParameter<long> { TypedValue = rows[0].CreatedAt.Ms() },
                new NpgsqlParameter<string> { TypedValue = string.Join(',', rows.Select(r => r.Ref.Id.Value)) },
            },
        };
        await command.ExecuteNonQueryAsync();
    }
}
