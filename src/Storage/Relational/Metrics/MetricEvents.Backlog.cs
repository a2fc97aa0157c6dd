using Dapper;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Relational.Batches;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    private static readonly string Ages = string.Join(", ", Enumerable.Range(0, Backlog.AgeLimits.Count + 1).Select(Age));

    /// <summary>Both halves of the condition on the stage, so that each walks its own index of open tasks.</summary>
    private static readonly string Open = $"{OpenWhere("t.stage = 0")} UNION ALL {OpenWhere("t.stage > 0")}";

    /// <summary>
    /// A grant leaves the task's row alone, so the row counts the slot as open until its next change: those held since before it are
    /// what is missing from it.
    /// </summary>
    private const string Held = """
        SELECT t.batch_id, CASE WHEN a.stage = 0 THEN 0 ELSE 1 END AS stage, count(DISTINCT t.id) AS tasks,
            count(CASE WHEN t.version > 0 AND a.granted_at <= t.updated_at THEN 1 END) AS slots
        FROM attempts a JOIN tasks t ON t.id = a.task_id WHERE a.state = 1 AND a.mode = 1 GROUP BY t.batch_id, CASE WHEN a.stage = 0 THEN 0 ELSE 1 END
        """;

    public async Task<IReadOnlyList<(TaskHome Home, Backlog Backlog)>> Backlogs(DateTimeOffset now, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var open = await connection.QueryAsync<OpenRecord>(new CommandDefinition(Open, new { now = now.Ms() }, cancellationToken: cancel));
        var held = (await connection.QueryAsync<(string Batch, long Stage, long Tasks, long Slots)>(new CommandDefinition(Held, cancellationToken: cancel)))
            .ToDictionary(h => (h.Batch, h.Stage), h => (h.Tasks, h.Slots));
        return [.. open.Select(o => (o.ToHome(), o.ToBacklog(held.GetValueOrDefault((o.BatchId, o.Stage)))))];
    }

    private static string OpenWhere(string stage) => $"""
        SELECT b.org_id, b.workforce, b.project_id, t.batch_id, b.status, CASE WHEN t.stage = 0 THEN 0 ELSE 1 END AS stage, count(*) AS tasks,
            CAST(sum(t.open_slots) AS bigint) AS slots,
            CAST(sum(CASE WHEN t.stage < t.review_levels THEN t.review_levels - t.stage ELSE 0 END) AS bigint) AS later, {Ages}
        FROM tasks t JOIN batches b ON b.id = t.batch_id
        WHERE t.status = 1 AND {stage} AND t.mode = 1 AND {BatchRecord.UnderWay}
        GROUP BY b.org_id, b.workforce, b.project_id, t.batch_id, b.status, CASE WHEN t.stage = 0 THEN 0 ELSE 1 END
        """;

    private static string Age(int range)
    {
        const string since = "(CASE WHEN b.launched_at > t.created_at THEN b.launched_at ELSE t.created_at END)";
        var younger = range == Backlog.AgeLimits.Count ? "" : $" AND {since} > @now - {(long)Backlog.AgeLimits[range].TotalMilliseconds}";
        var older = range == 0 ? "1 = 1" : $"{since} <= @now - {(long)Backlog.AgeLimits[range - 1].TotalMilliseconds}";
        return $"count(CASE WHEN {older}{younger} THEN 1 END) AS age{range}";
    }

    private sealed class OpenRecord
    {
        public string OrgId { get; init; } = "";

        public string Workforce { get; init; } = "";

        public string ProjectId { get; init; } = "";

        public string BatchId { get; init; } = "";

        public int Status { get; init; }

        public long Stage { get; init; }

        public long Tasks { get; init; }

        public long Slots { get; init; }

        public long Later { get; init; }

        public long Age0 { get; init; }

        public long Age1 { get; init; }

        public long Age2 { get; init; }

        public long Age3 { get; init; }

        public long Age4 { get; init; }

        public long Age5 { get; init; }

        public long Age6 { get; init; }

        public long Age7 { get; init; }

        public TaskHome ToHome() => new(new(OrgId), new(Workforce), new(ProjectId), new(BatchId));

        public Backlog ToBacklog((long Tasks, long Slots) held)
        {
            var paused = Status == (int)Domain.Batches.BatchStatus.Paused;
            var (waiting, inHand) = (Math.Max(0, Tasks - held.Tasks), Math.Min(Tasks, held.Tasks));
            var label = Stage == 0;
            return new(
                label && !paused ? waiting : 0, label ? inHand : 0, !label && !paused ? waiting : 0, label ? 0 : inHand, paused ? waiting : 0,
                label ? Slots + held.Slots : 0, Later + (label ? 0 : Slots + held.Slots), [Age0, Age1, Age2, Age3, Age4, Age5, Age6, Age7]);
        }
    }
}
