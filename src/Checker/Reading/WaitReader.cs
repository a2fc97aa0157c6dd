using System.Data.Common;
using Dapper;
using Scheduler.Checker.Waiting;

namespace Scheduler.Checker.Reading;

/// <summary>Reads what the law of waiting needs before any task is read: long waits, people, batches.</summary>
internal sealed class WaitReader(DbConnection connection, DbTransaction? transaction, CheckOptions options)
{
    private const string LongWaits = """
        SELECT e.annotator_id, e.task_id, e.token, e.waiting_since, e.at, a.explanation
        FROM events e LEFT JOIN attempts a ON a.task_id = e.task_id AND a.token = e.token
        WHERE e.kind = 1 AND e.mode = 1 AND e.waiting_since IS NOT NULL AND e.at - e.waiting_since >= @bound
        """;

    private readonly long _bound = (long)options.WaitBound.TotalMilliseconds;

    public WaitLaw Read(out int waits)
    {
        var down = options.Down.Select(d => new Span(d.From.ToUnixTimeMilliseconds(), d.To.ToUnixTimeMilliseconds())).ToArray();
        var found = connection.Query<GrantLine>(LongWaits, new { bound = _bound }, transaction)
            .Select(e => Wait(e, down)).Where(w => w.Parts.Length > 0).ToArray();
        waits = found.Length;
        var people = connection.Query<Person>("SELECT id, workforce, member_of, roles, skills, team_groups, languages, disabled FROM annotators", transaction: transaction);
        var batches = connection.Query<BatchLine>(BatchLine.Select, transaction: transaction);
        return new(found, people.ToDictionary(p => p.Id), batches.ToDictionary(b => b.Id), _bound);
    }

    private Wait Wait(GrantLine grant, Span[] down)
    {
        var whole = new Span(grant.WaitingSince, grant.At);
        return new(grant.AnnotatorId, grant.TaskId, grant.Token, whole, [.. whole.Without(down).Where(p => p.Length >= _bound)], grant.Only());
    }
}
