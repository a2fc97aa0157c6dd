using System.Data.Common;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Storage.Tasks;

namespace Scheduler.Storage.Relational.Tasks;

/// <summary>
/// Walks of the index of open tasks in its own order. Places are compared as rows: spelled as conditions on the priority and the
/// id apart, PostgreSQL may walk the primary key instead and read every closed task on the way.
/// </summary>
internal sealed class OpenTasks(RecordDatabase database) : IOpenTasks
{
    private const string Select = $"SELECT {TaskRecord.Columns} FROM tasks t WHERE ";
    private const string Open = $"t.batch_id = @batch AND t.status = 1 AND {UnwrittenGrants.Leaves}";
    // The window takes reviews by their own walk: on this one they would crowd the labels out.
    private const string OfLabels = " AND t.stage = 0";
    private const string Ordered = " ORDER BY t.rank, t.id LIMIT @limit";

    public Task<IReadOnlyList<OpenRow>> Page(BatchId batch, OrderKey? after, int limit, CancellationToken cancel = default) => after is { } place
        ? Walk(OfLabels + " AND (t.rank, t.id) > (@rank, @id)", new { batch = batch.Value, rank = -place.Priority, id = place.Id.Value, limit }, cancel)
        : Walk(OfLabels, new { batch = batch.Value, limit }, cancel);

    public Task<IReadOnlyList<OpenRow>> Front(BatchId batch, OrderKey to, int limit, CancellationToken cancel = default) =>
        Walk(OfLabels + " AND (t.rank, t.id) <= (@rank, @id)", new { batch = batch.Value, rank = -to.Priority, id = to.Id.Value, limit }, cancel);

    public Task<IReadOnlyList<OpenRow>> Reviews(BatchId batch, int stage, int limit, CancellationToken cancel = default) =>
        Walk(" AND t.stage > 0 AND t.stage = @stage", new { batch = batch.Value, stage, limit }, cancel);

    public Task<IReadOnlyList<OpenRow>> For(
        BatchId batch, int stage, AnnotatorId annotator, DateTimeOffset now, int limit, CancellationToken cancel = default)
    {
        // Past the label stage the smaller index of reviews serves the walk.
        var ofStage = stage > 0 ? " AND t.stage > 0 AND t.stage = @stage" : OfLabels;
        return Walk($"{ofStage} AND NOT EXISTS ({TouchRecord.Barred})", new { batch = batch.Value, stage, annotator = annotator.Value, now = now.Ms(), limit }, cancel);
    }

    public async Task<IReadOnlyList<OpenRow>> Rows(IReadOnlyList<TaskId> ids, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<TaskRecord>(new CommandDefinition(
            Select + database.Dialect.In("t.id", "ids"), new { ids = database.Dialect.List(ids.Select(i => i.Value)) }, cancellationToken: cancel));
        return await WithTouches(connection, records.AsList(), cancel);
    }

    private async Task<IReadOnlyList<OpenRow>> Walk(string further, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<TaskRecord>(
            new CommandDefinition($"{Select}{Open}{further}{Ordered}", parameters, cancellationToken: cancel));
        return await WithTouches(connection, records.AsList(), cancel);
    }

    private async Task<IReadOnlyList<OpenRow>> WithTouches(DbConnection connection, List<TaskRecord> records, CancellationToken cancel)
    {
        // A task that was never changed has no attempts.
        var touched = records.Where(r => r.Version + r.Grants > 0).Select(r => r.Id).ToArray();
        var touches = touched.Length == 0
            ? null
            : (await connection.QueryAsync<TouchRecord>(new CommandDefinition(
                TouchRecord.Select + database.Dialect.In("a.task_id", "ids"), new { ids = database.Dialect.List(touched) }, cancellationToken: cancel)))
                .ToLookup(t => t.TaskId);
        return [.. records.Select(r => r.ToRow()).Select(r => new OpenRow(
            new OpenTask(r.Ref.Id, r.Priority, r.Version, r.Stage, r.OpenSlots, [.. Of(r).Select(t => t.ToTouch())]) { IsBegun = Of(r).Any(t => t.HoldsSlot) }, r))];

        IEnumerable<TouchRecord> Of(TaskRow row) => touches?[row.Ref.Id.Value] ?? [];
    }
}
