using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Relational.Annotators;

internal sealed class AnnotatorStore(RecordDatabase database) : IAnnotatorStore
{
    private const string Select = $"SELECT {AnnotatorRecord.Columns} FROM annotators a WHERE ";

    public Task Create(AnnotatorRow annotator, CancellationToken cancel = default) => Run("""
        INSERT INTO annotators (id, owner_id, workforce, member_of, roles, skills, team_groups, name, token_hash, created_at, disabled)
        VALUES (@id, @owner, @workforce, @member, @roles, @skills, @groups, @name, @token, @created, @disabled)
        """, annotator, cancel);

    public async Task<AnnotatorRow?> Get(AnnotatorId id, CancellationToken cancel = default) =>
        (await Read("a.id = @id", new { id = id.Value }, cancel)).SingleOrDefault();

    public async Task<AnnotatorRow?> FindByToken(byte[] hash, CancellationToken cancel = default) =>
        (await Read("a.token_hash = @hash", new { hash = Convert.ToHexStringLower(hash) }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<AnnotatorRow>> List(OrganizationId owner, AnnotatorId? after, int limit, CancellationToken cancel = default) =>
        Read("a.owner_id = @owner AND a.id > @after ORDER BY a.id LIMIT @limit", new { owner = owner.Value, after = after?.Value ?? "", limit }, cancel);

    public async Task<bool> Update(AnnotatorRow annotator, CancellationToken cancel = default) => await Run("""
        UPDATE annotators SET workforce = @workforce, member_of = @member, roles = @roles, skills = @skills, team_groups = @groups, name = @name,
            token_hash = @token, disabled = @disabled
        WHERE id = @id AND owner_id = @owner
        """, annotator, cancel) == 1;

    private Task<int> Run(string sql, AnnotatorRow annotator, CancellationToken cancel) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, AnnotatorRecord.Of(annotator), transaction, cancellationToken: cancel)), cancel);

    private async Task<IReadOnlyList<AnnotatorRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<AnnotatorRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }
}
