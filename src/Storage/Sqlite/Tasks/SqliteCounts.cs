namespace Scheduler.Storage.Sqlite.Tasks;

/// <summary>Statement that the ledger and the intake share.</summary>
internal static class SqliteCounts
{
    public const string Add = """
        INSERT INTO batch_counts (batch_id, writer, status, n) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = n + excluded.n
        """;
}
