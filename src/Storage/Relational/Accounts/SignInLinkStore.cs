using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Accounts;

namespace Scheduler.Storage.Relational.Accounts;

internal sealed class SignInLinkStore(RecordDatabase database) : ISignInLinks
{
    public Task Add(byte[] hash, AnnotatorId person, DateTimeOffset expiresAt, CancellationToken cancel = default) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "INSERT INTO sign_in_links (hash, annotator_id, expires_at) VALUES (@hash, @id, @expires)",
            new { hash = Convert.ToHexStringLower(hash), id = person.Value, expires = expiresAt.Ms() }, transaction, cancellationToken: cancel)), cancel);

    public async Task<AnnotatorId?> Use(byte[] hash, DateTimeOffset now, CancellationToken cancel = default)
    {
        // Deleted whatever its age: a link that is too old is of no more use to anybody.
        var used = await database.Write(transaction => transaction.Connection!.QuerySingleOrDefaultAsync<Used>(new CommandDefinition(
            "DELETE FROM sign_in_links WHERE hash = @hash RETURNING annotator_id, expires_at",
            new { hash = Convert.ToHexStringLower(hash) }, transaction, cancellationToken: cancel)), cancel);
        return used is not null && used.ExpiresAt > now.Ms() ? new AnnotatorId(used.AnnotatorId) : null;
    }

    private sealed class Used
    {
        public string AnnotatorId { get; init; } = "";

        public long ExpiresAt { get; init; }
    }
}
