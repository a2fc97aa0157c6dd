using System.Data.Common;
using Dapper;
using Scheduler.Checker.Rows;
using Scheduler.Checker.Waiting;

namespace Scheduler.Checker.Reading;

/// <summary>Reads what the law of waiting needs before any task is read: long waits, people, batches.</summary>
internal sealed class WaitReader(DbConnection connection, DbTransaction? transaction, CheckOptions options)
{
    private const string LongWaits = $"""
        SELECT {EventLine.Columns}
        FROM events WHERE kind = 1 AND mode = 1 AND waiting_since IS NOT NULL AND at - waiting_since >= @bound
        """;

    private readonly long _bound = (long)options.WaitBound.TotalMilliseconds;

    public WaitLaw Read(out int waits)
    {
        var down = options.Down.Select(d => new Span(d.From.ToUnixTimeMilliseconds(), d.To.ToUnixTimeMilliseconds())).ToArray();
        var found = connection.Query<EventLine>(LongWaits, new { bound = _bound }, transaction)
            .Select(e => Wait(e, down)).Where(w => w.Parts.Length > 0).ToArray();
        waits = found.Length;
        var people = connection.Query<Person>("SELECT id, workforce, member_of, roles, skills, team_groups, languages, disabled FROM annotators", transaction: transaction);
        var batches = connection.Query<BatchLine>(BatchLine.Select, transaction: transaction);
        return new(found, people.ToDictionary(p => p.Id), batches.ToDictionary(b => b.Id), _bound);
    }

    private Wait Wait(EventLine grant, Span[] down)
    {
        var whole = new Span(grant.WaitingSince!.Value, grant.At);
        return new(grant.AnnotatorId!, grant.TaskId, grant.Token!.Value, whole, [.. whole.Without(down).Where(p => p.Length >= _bound)]);
    }
}
