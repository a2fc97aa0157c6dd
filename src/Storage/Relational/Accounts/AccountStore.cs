using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Accounts;

namespace Scheduler.Storage.Relational.Accounts;

internal sealed class AccountStore(RecordDatabase database) : IAccounts
{
    public const string InsertOperator =
        "INSERT INTO accounts (annotator_id, operator) VALUES (@id, 1) ON CONFLICT (annotator_id) DO UPDATE SET operator = 1";

    private const string Select = $"SELECT {AccountRecord.AccountColumns} FROM annotators a {AccountRecord.Joins} WHERE ";

    public async Task<AccountRow?> Get(AnnotatorId person, CancellationToken cancel = default) =>
        (await Read("a.id = @id", new { id = person.Value }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<AccountRow>> FindByEmail(string email, int limit, CancellationToken cancel = default) =>
        Read("a.email IS NOT NULL AND lower(a.email) = @email ORDER BY a.id LIMIT @limit", new { email = email.ToLowerInvariant(), limit }, cancel);

    public Task SetPassword(AnnotatorId person, string hash, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition("""
            INSERT INTO accounts (annotator_id, password_hash, operator) VALUES (@id, @hash, 0)
            ON CONFLICT (annotator_id) DO UPDATE SET password_hash = excluded.password_hash
            """, new { id = person.Value, hash }, transaction, cancellationToken: cancel));
        return await SessionStore.EndAll(transaction, person, cancel);
    }, cancel);

    public Task Rehash(AnnotatorId person, string old, string hash, CancellationToken cancel = default) => Write(
        "UPDATE accounts SET password_hash = @hash WHERE annotator_id = @id AND password_hash = @old", new { id = person.Value, old, hash }, cancel);

    public Task MakeOperator(AnnotatorId person, CancellationToken cancel = default) => Write(InsertOperator, new { id = person.Value }, cancel);

    public Task SetPreferences(AnnotatorId person, string preferences, CancellationToken cancel = default) => Write("""
        INSERT INTO accounts (annotator_id, operator, preferences) VALUES (@id, 0, @preferences)
        ON CONFLICT (annotator_id) DO UPDATE SET preferences = excluded.preferences
        """, new { id = person.Value, preferences }, cancel);

    private Task<int> Write(string sql, object parameters, CancellationToken cancel) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel)), cancel);

    private async Task<IReadOnlyList<AccountRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<AccountRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToAccount())];
    }
}
