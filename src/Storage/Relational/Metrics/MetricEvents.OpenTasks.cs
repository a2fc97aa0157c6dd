using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Metrics;
using Scheduler.Storage.Metrics;
using Scheduler.Storage.Relational.Batches;

namespace Scheduler.Storage.Relational.Metrics;

internal sealed partial class MetricEvents
{
    private const string Live = "SELECT a.task_id FROM attempts a WHERE a.state = 1 AND a.mode = 1";

    /// <summary>Batch by batch and stage by stage: each is read in the order of its index, and no further than the page.</summary>
    public async Task<IReadOnlyList<BacklogTask>> OpenTasks(OpenTasksAsked asked, OpenTaskPlace? after, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var batches = await connection.QueryAsync<OpenBatchRecord>(new CommandDefinition($"""
            SELECT b.id, b.org_id, b.project_id, CAST(b.status AS integer) AS status, b.launched_at FROM batches b
            WHERE b.mode = 1 AND {BatchRecord.UnderWay} AND b.id >= @first{WithinBatch(asked.Scope)} ORDER BY b.id
            """, new { scope = asked.Scope.Id, first = after?.Batch.Value ?? "" }, cancellationToken: cancel));
        var found = new List<BacklogTask>();
        foreach (var batch in batches.Where(b => MayHold(b, asked)))
            foreach (var review in StagesOf(asked.State))
                if (found.Count < limit && !(after is not null && after.Batch.Value == batch.Id && after.Review && !review))
                    found.AddRange(await OpenTasks(connection, batch, review, asked, after, limit - found.Count, cancel));
        return found;
    }

    private static async Task<IEnumerable<BacklogTask>> OpenTasks(
        DbConnection connection, OpenBatchRecord batch, bool review, OpenTasksAsked asked, OpenTaskPlace? after, int limit, CancellationToken cancel)
    {
        var launched = batch.LaunchedAt.Time();
        string[] conditions =
        [
            review ? "t.stage > 0" : "t.stage = 0",
            after is not null && after.Batch.Value == batch.Id && after.Review == review ? "(t.rank, t.id) > (@rank, @id)" : "",
            asked.State is null ? "" : $"t.id {(asked.State is OpenState.InLabeling or OpenState.InReview ? "IN" : "NOT IN")} ({Live})",
            asked.By is null ? "" : "t.created_at <= @by",
            asked.Since is null || launched > asked.Since ? "" : "t.created_at > @since",
        ];
        var rows = await connection.QueryAsync<(string Id, int Rank, long CreatedAt, int Held)>(new CommandDefinition($"""
            SELECT t.id, CAST(t.rank AS integer), t.created_at, CAST(CASE WHEN t.id IN ({Live}) THEN 1 ELSE 0 END AS integer) FROM tasks t
            WHERE t.batch_id = @batch AND t.status = 1 AND {string.Join(" AND ", conditions.Where(c => c.Length > 0))} ORDER BY t.rank, t.id LIMIT @limit
            """, new { batch = batch.Id, rank = after?.Rank ?? 0, id = after?.Task.Value ?? "", by = asked.By.Ms(), since = asked.Since.Ms(), limit }, cancellationToken: cancel));
        return rows.Select(r => new BacklogTask(
            new(new(new(batch.OrgId), Mode.Live), new(batch.ProjectId), new(batch.Id), new(r.Id)), OpenStates.Of(review, r.Held == 1, batch.Paused),
            launched > r.CreatedAt.Time() ? launched.Value : r.CreatedAt.Time(), new(new(batch.Id), review, r.Rank, new(r.Id))));
    }

    /// <summary>What nobody holds of a paused batch is paused, and waits for nothing else.</summary>
    private static bool MayHold(OpenBatchRecord batch, OpenTasksAsked asked) => !(batch.LaunchedAt.Time() > asked.By) && asked.State switch
    {
        OpenState.Paused => batch.Paused,
        OpenState.WaitingLabels or OpenState.WaitingReviews => !batch.Paused,
        _ => true,
    };

    private static bool[] StagesOf(OpenState? state) => state switch
    {
        OpenState.WaitingLabels or OpenState.InLabeling => [false],
        OpenState.WaitingReviews or OpenState.InReview => [true],
        _ => [false, true],
    };

    private static string WithinBatch(MetricScope scope) => scope.Kind switch
    {
        ScopeKind.All => "",
        ScopeKind.Organization => " AND b.org_id = @scope",
        ScopeKind.Workforce => " AND b.workforce = @scope",
        ScopeKind.Project => " AND b.project_id = @scope",
        ScopeKind.Batch => " AND b.id = @scope",
        _ => throw new ArgumentException("People have no backlog.", nameof(scope)),
    };

    private sealed class OpenBatchRecord
    {
        public string Id { get; init; } = "";

        public string OrgId { get; init; } = "";

        public string ProjectId { get; init; } = "";

        public int Status { get; init; }

        public long? LaunchedAt { get; init; }

        public bool Paused => Status == (int)BatchStatus.Paused;
    }
}
