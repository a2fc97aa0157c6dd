using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Metrics;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed class PresenceStore(RecordDatabase database) : IPresenceStore
{
    public Task Keep(IReadOnlyList<PresenceSpan> spans, CancellationToken cancel = default) => database.Write(transaction => transaction.Connection!.ExecuteAsync("""
        INSERT INTO presence (annotator_id, since, until_at, activity) VALUES (@person, @since, @until, @activity)
        ON CONFLICT (annotator_id, since) DO UPDATE SET until_at = excluded.until_at WHERE presence.until_at < excluded.until_at
        """, spans.Select(s => new { person = s.Person.Value, since = s.Since.Ms(), until = s.Until.Ms(), activity = (int)s.Activity }), transaction), cancel);

    public async Task<IReadOnlyList<PresenceSpan>> Of(AnnotatorId person, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var spans = await connection.QueryAsync<(long Since, long Until, int Activity)>(new CommandDefinition("""
            SELECT p.since, p.until_at, CAST(p.activity AS integer) FROM presence p
            WHERE p.annotator_id = @person AND p.since < @to AND p.until_at > @from ORDER BY p.since
            """, new { person = person.Value, from = from.Ms(), to = to.Ms() }, cancellationToken: cancel));
        return [.. spans.Select(s => new PresenceSpan(person, (Activity)s.Activity, s.Since.Time(), s.Until.Time()))];
    }

    public async Task<IReadOnlyList<(AnnotatorId Person, OrganizationId Owner, WorkforceId Workforce, long Ms)>> Worked(
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<(string Person, string Owner, string Workforce, long Ms)>(new CommandDefinition("""
            SELECT p.annotator_id, a.owner_id, a.workforce,
                CAST(sum((CASE WHEN p.until_at < @to THEN p.until_at ELSE @to END) - (CASE WHEN p.since > @from THEN p.since ELSE @from END)) AS bigint)
            FROM presence p JOIN annotators a ON a.id = p.annotator_id
            WHERE p.until_at > @from AND p.since < @to AND p.activity IN (2, 3) GROUP BY p.annotator_id, a.owner_id, a.workforce
            """, new { from = from.Ms(), to = to.Ms() }, cancellationToken: cancel));
        return [.. rows.Select(r => (new AnnotatorId(r.Person), new OrganizationId(r.Owner), new WorkforceId(r.Workforce), r.Ms))];
    }
}
