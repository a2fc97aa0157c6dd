using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Relational.Tasks;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents(RecordDatabase database) : IMetricEvents
{
    /// <summary>Tasks whose stories are read by one statement.</summary>
    private const int StoriesAtOnce = 500;

    /// <summary>Grants count for nothing by themselves: the end of a lease tells of it.</summary>
    private const string Counted = "e.at >= @from AND e.at < @to AND e.mode = 1 AND e.kind <> 1";

    public async Task<IReadOnlyList<Observation>> Observe(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = (await connection.QueryAsync<ObservationRecord>(new CommandDefinition(
            $"SELECT {TaskEventRecord.Columns}, {ObservationRecord.Home} FROM events e JOIN tasks t ON t.id = e.task_id JOIN batches b ON b.id = t.batch_id WHERE {Counted} ORDER BY e.at, e.task_id, e.version",
            new { from = from.Ms(), to = to.Ms() }, cancellationToken: cancel))).AsList();

        var stories = new Dictionary<string, TaskEventRecord[]>();
        foreach (var ids in records.Where(r => r.MayComplete || r.ClosesLabels).Select(r => r.TaskId).Distinct().Chunk(StoriesAtOnce))
            foreach (var story in (await Steps(connection, ids, cancel)).GroupBy(s => s.TaskId))
                stories[story.Key] = [.. story];
        return [.. records.Select(r => ToObservation(r, stories.GetValueOrDefault(r.TaskId)))];
    }

    public async Task<IReadOnlyDictionary<DateTimeOffset, long>> CountByMinute(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var counts = await connection.QueryAsync<(long Minute, long N)>(new CommandDefinition(
            $"SELECT e.at / 60000, count(*) FROM events e WHERE {Counted} GROUP BY e.at / 60000", new { from = from.Ms(), to = to.Ms() }, cancellationToken: cancel));
        return counts.ToDictionary(c => (c.Minute * 60_000).Time(), c => c.N);
    }

    public async Task<TaskStory?> Story(Tenant tenant, TaskId task, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var home = await connection.QuerySingleOrDefaultAsync<ObservationRecord>(new CommandDefinition(
            $"SELECT {ObservationRecord.Home} FROM tasks t JOIN batches b ON b.id = t.batch_id WHERE t.id = @id AND t.org_id = @org AND t.mode = @mode",
            new { id = task.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        if (home is null)
            return null;
        var steps = await Steps(connection, [task.Value], cancel);
        var arrived = await connection.QuerySingleAsync<long?>(new CommandDefinition(
            "SELECT min(done_at) FROM outbox WHERE task_id = @id AND status = 2 AND outcome = 1", new { id = task.Value }, cancellationToken: cancel));
        return new(home.CreatedAt.Time(), home.LaunchedAt.Time(), home.ToPlan(), [.. steps.Select(s => s.ToStep())], arrived.Time());
    }

    private async Task<IEnumerable<TaskEventRecord>> Steps(DbConnection connection, string[] ids, CancellationToken cancel) =>
        await connection.QueryAsync<TaskEventRecord>(new CommandDefinition(
            $"SELECT {TaskEventRecord.Columns} FROM events e WHERE {database.Dialect.In("e.task_id", "ids")} ORDER BY e.task_id, e.version",
            new { ids = database.Dialect.List(ids) }, cancellationToken: cancel));

    private static Observation ToObservation(ObservationRecord r, TaskEventRecord[]? steps)
    {
        TaskStory? story = null;
        if (r.MayComplete && steps is not null)
        {
            // Up to this step: what happened to the task since belongs to a later period.
            story = new(r.CreatedAt.Time(), r.LaunchedAt.Time(), r.ToPlan(), [.. steps.TakeWhile(s => s.Version <= r.Version).Select(s => s.ToStep())]);
            if (story.Completion?.At != r.At.Time())
                story = null;
        }

        return new(r.ToHome(), r.ToStep(), story, r.Kind == (int)TaskEventKind.Audited ? (ReviewStatus?)r.Review : null)
        {
            Agreement = r.ClosesLabels ? r.Agreement : null,
            Compared = r.ClosesLabels ? Labelers(r, steps ?? []) : [],
        };
    }

    /// <summary>Whose answers make the round that this step closes.</summary>
    private static AnnotatorId[] Labelers(ObservationRecord closing, TaskEventRecord[] steps)
    {
        var round = closing.ToStep().AttemptRound;
        return [.. steps.TakeWhile(s => s.Version <= closing.Version).Select(s => s.ToStep())
            .Where(s => s.IsAnswer && s.AttemptStage == Plan.LabelStage && s.AttemptRound == round).Select(s => s.Annotator!.Value).Distinct()];
    }
}
