using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Attachments;
using Scheduler.Storage.Relational.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Attachments;

internal sealed class AttachmentChecks(RecordDatabase database) : IAttachmentChecks
{
    /// <summary>Tries to lease what another holder was faster to take.</summary>
    private const int MaxRaces = 5;

    private const string Free = "due_at <= @now AND (leased_until IS NULL OR leased_until <= @now)";

    /// <summary>What is asked of the row twice is asked once inside and once under its lock: of two holders one waits and then finds nothing.</summary>
    private const string Take = $"""
        UPDATE attachment_checks SET leased_by = @token, leased_until = @until
        WHERE {Free} AND id IN (SELECT id FROM attachment_checks WHERE {Free} ORDER BY due_at LIMIT @limit)
        RETURNING id, tasks, tries
        """;

    private const string Held = " WHERE id = @id AND leased_by = @token";

    public async Task<IReadOnlyList<AttachmentCheck>> Lease(string token, DateTimeOffset until, DateTimeOffset now, int limit, CancellationToken cancel = default)
    {
        var parameters = new { token, until = until.Ms(), now = now.Ms(), limit };
        // Asked without the writer first: mostly there is none.
        for (var race = 0; race < MaxRaces && await Any(parameters, cancel); race++)
        {
            var taken = await database.Write(transaction => transaction.Connection!.QueryAsync<(string Id, string Tasks, int Tries)>(
                new CommandDefinition(Take, parameters, transaction, cancellationToken: cancel)), cancel);
            AttachmentCheck[] groups = [.. taken.Select(t => new AttachmentCheck(t.Id, [.. t.Tasks.Split(',').Select(id => new TaskId(id))], t.Tries))];
            if (groups.Length > 0)
                return groups;
        }

        return [];
    }

    public async Task<IReadOnlyList<TaskRow>> Pending(IReadOnlyList<TaskId> tasks, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<TaskRecord>(new CommandDefinition(
            $"SELECT {TaskRecord.Columns} FROM tasks t WHERE t.status = 1 AND {database.Dialect.In("t.id", "ids")}",
            new { ids = database.Dialect.List(tasks.Select(t => t.Value)) }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }

    public Task Keep(string token, IReadOnlyList<AttachmentCheck> groups, DateTimeOffset until, CancellationToken cancel = default) =>
        database.Write(transaction => transaction.Connection!.ExecuteAsync("UPDATE attachment_checks SET leased_until = @until" + Held,
            groups.Select(g => new { id = g.Id, token, until = until.Ms() }), transaction), cancel);

    public Task Settle(string token, IReadOnlyList<SettledCheck> groups, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync("DELETE FROM attachment_checks" + Held, groups.Where(g => g.Left.Count == 0).Select(g => new { id = g.Id, token }), transaction);
        await connection.ExecuteAsync(
            "UPDATE attachment_checks SET tasks = @tasks, due_at = @due, tries = tries + 1, leased_by = NULL, leased_until = NULL" + Held,
            groups.Where(g => g.Left.Count > 0).Select(g => new { id = g.Id, token, tasks = string.Join(',', g.Left.Select(t => t.Value)), due = g.Due.Ms() }), transaction);
        return true;
    }, cancel);

    private async Task<bool> Any(object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition($"SELECT 1 FROM attachment_checks WHERE {Free} LIMIT 1", parameters, cancellationToken: cancel)) is not null;
    }
}
