using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;

namespace Scheduler.Storage.Relational.Batches;

internal sealed class Feedback(RecordDatabase database) : IFeedback
{
    private const string Insert = """
        INSERT INTO batch_feedback (id, org_id, mode, batch_id, task_id, annotator_id, command_id, at, text)
        SELECT @id, @org, @mode, @batch, @task, @annotator, @command, @at, @text
        WHERE (SELECT count(*) FROM batch_feedback WHERE task_id = @task AND annotator_id = @annotator) < @max
        ON CONFLICT DO NOTHING
        """;

    private const string IsThere = "SELECT count(*) FROM batch_feedback WHERE annotator_id = @annotator AND command_id = @command";

    public Task<bool> Add(FeedbackRow feedback, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var key = new
        {
            id = feedback.Id,
            org = feedback.Tenant.Organization.Value,
            mode = (int)feedback.Tenant.Mode,
            batch = feedback.Batch.Value,
            task = feedback.Task.Value,
            annotator = feedback.Annotator.Value,
            command = feedback.Command.Value,
            at = feedback.At.Ms(),
            text = feedback.Text,
            max = BatchLimits.MaxFeedbackPerTask,
        };
        return await transaction.Connection!.ExecuteAsync(Insert, key, transaction) == 1
            || await transaction.Connection!.ExecuteScalarAsync<long>(IsThere, key, transaction) == 1;
    }, cancel);

    public async Task<IReadOnlyList<FeedbackRow>> List(Tenant tenant, BatchId batch, string? after, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var lines = await connection.QueryAsync<Line>(new CommandDefinition("""
            SELECT id, task_id, annotator_id, command_id, at, text FROM batch_feedback
            WHERE batch_id = @batch AND org_id = @org AND mode = @mode AND id > @after ORDER BY id LIMIT @limit
            """, new { batch = batch.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode, after = after ?? "", limit }, cancellationToken: cancel));
        return [.. lines.Select(l => new FeedbackRow(l.Id, tenant, batch, new(l.TaskId), new(l.AnnotatorId), new(l.CommandId), l.At.Time(), l.Text))];
    }

    private sealed class Line
    {
        public string Id { get; init; } = "";

        public string TaskId { get; init; } = "";

        public string AnnotatorId { get; init; } = "";

        public string CommandId { get; init; } = "";

        public long At { get; init; }

        public string Text { get; init; } = "";
    }
}
