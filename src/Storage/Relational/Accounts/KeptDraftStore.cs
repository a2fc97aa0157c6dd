using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Accounts;
using Scheduler.Storage.Accounts;

namespace Scheduler.Storage.Relational.Accounts;

internal sealed class KeptDraftStore(RecordDatabase database) : IKeptDrafts
{
    private const string Upsert = """
        INSERT INTO kept_drafts (annotator_id, id, at, text)
        SELECT @person, @id, @at, @text
        WHERE (SELECT count(*) FROM kept_drafts WHERE annotator_id = @person AND id <> @id) < @max
        ON CONFLICT (annotator_id, id) DO UPDATE SET at = excluded.at, text = excluded.text
        """;

    public Task<bool> Put(AnnotatorId person, KeptDraft draft, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var parameters = new
        {
            person = person.Value,
            id = draft.Id,
            at = draft.At.Ms(),
            text = draft.Text,
            old = (draft.At - KeptDraftRules.Kept).Ms(),
            max = KeptDraftRules.MaxPerPerson,
        };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition("DELETE FROM kept_drafts WHERE at <= @old", parameters, transaction, cancellationToken: cancel));
        return await transaction.Connection!.ExecuteAsync(new CommandDefinition(Upsert, parameters, transaction, cancellationToken: cancel)) == 1;
    }, cancel);

    public async Task<IReadOnlyList<KeptDraftInfo>> List(AnnotatorId person, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var lines = await connection.QueryAsync<Line>(new CommandDefinition(
            "SELECT id, at FROM kept_drafts WHERE annotator_id = @person AND at > @old ORDER BY at, id", Key(person, "", now), cancellationToken: cancel));
        return [.. lines.Select(l => new KeptDraftInfo(l.Id, l.At.Time()))];
    }

    public async Task<KeptDraft?> Find(AnnotatorId person, string id, DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var line = await connection.QuerySingleOrDefaultAsync<Line>(new CommandDefinition(
            "SELECT id, at, text FROM kept_drafts WHERE annotator_id = @person AND id = @id AND at > @old", Key(person, id, now), cancellationToken: cancel));
        return line is null ? null : new(line.Id, line.At.Time(), line.Text);
    }

    public Task<bool> Remove(AnnotatorId person, string id, CancellationToken cancel = default) => database.Write(async transaction =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "DELETE FROM kept_drafts WHERE annotator_id = @person AND id = @id", new { person = person.Value, id }, transaction, cancellationToken: cancel)) == 1, cancel);

    private static object Key(AnnotatorId person, string id, DateTimeOffset now) => new { person = person.Value, id, old = (now - KeptDraftRules.Kept).Ms() };

    private sealed class Line
    {
        public string Id { get; init; } = "";

        public long At { get; init; }

        public string Text { get; init; } = "";
    }
}
