using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Storage.Accounts;

namespace Scheduler.Storage.Relational.Accounts;

internal sealed class SessionStore(RecordDatabase database) : ISessions
{
    public Task Open(byte[] hash, AnnotatorId person, SessionKind kind, DateTimeOffset now, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var parameters = new { hash = Name(hash), id = person.Value, kind = (int)kind, now = now.Ms(), kept = SessionRules.MaxPerPerson };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "INSERT INTO sessions (hash, annotator_id, kind, opened_at, used_at) VALUES (@hash, @id, @kind, @now, @now)",
            parameters, transaction, cancellationToken: cancel));
        return await transaction.Connection!.ExecuteAsync(new CommandDefinition("""
            DELETE FROM sessions WHERE annotator_id = @id AND hash <> @hash
                AND hash NOT IN (SELECT hash FROM sessions WHERE annotator_id = @id AND hash <> @hash ORDER BY used_at DESC, hash LIMIT @kept - 1)
            """, parameters, transaction, cancellationToken: cancel));
    }, cancel);

    public async Task<IReadOnlyList<SessionRow>> Find(IReadOnlyCollection<byte[]> hashes, DateTimeOffset now, CancellationToken cancel = default)
    {
        if (hashes.Count == 0)
            return [];
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<AccountRecord>(new CommandDefinition(
            $"""
            SELECT {AccountRecord.SessionColumns} FROM sessions s JOIN annotators a ON a.id = s.annotator_id {AccountRecord.Joins}
            WHERE {database.Dialect.In("s.hash", "hashes")} AND a.disabled = 0
            """,
            new { hashes = database.Dialect.List(hashes.Select(Name)) }, cancellationToken: cancel));
        return [.. records.Select(r => r.ToSession()).Where(s => SessionRules.IsAlive(s.OpenedAt, s.UsedAt, now))];
    }

    public Task Use(byte[] hash, DateTimeOffset now, CancellationToken cancel = default) =>
        Write("UPDATE sessions SET used_at = @now WHERE hash = @hash AND used_at < @now", new { hash = Name(hash), now = now.Ms() }, cancel);

    public Task End(byte[] hash, CancellationToken cancel = default) => Write("DELETE FROM sessions WHERE hash = @hash", new { hash = Name(hash) }, cancel);

    public Task EndAll(AnnotatorId person, CancellationToken cancel = default) => database.Write(transaction => EndAll(transaction, person, cancel), cancel);

    public static async Task<int> EndAll(DbTransaction transaction, AnnotatorId person, CancellationToken cancel)
    {
        var parameters = new { id = person.Value };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition("DELETE FROM sign_in_links WHERE annotator_id = @id", parameters, transaction, cancellationToken: cancel));
        return await transaction.Connection!.ExecuteAsync(new CommandDefinition("DELETE FROM sessions WHERE annotator_id = @id", parameters, transaction, cancellationToken: cancel));
    }

    private static string Name(byte[] hash) => Convert.ToHexStringLower(hash);

    private Task<int> Write(string sql, object parameters, CancellationToken cancel) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);
}
