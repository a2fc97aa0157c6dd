namespace Scheduler.Storage.Sqlite.Tasks;

/// <summary>Statement that the ledger and the intake share.</summary>
internal static class SqliteOutbox
{
    public const string Insert = """
        INSERT INTO outbox (id, task_id, version, org_id, mode, status, shard, url, created_at, due_at, tries, event_kind)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p8, 0, @p9)
        """;
}
