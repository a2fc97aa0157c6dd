using Npgsql;
using Scheduler.Workers;

namespace Scheduler.Bulk;

/// <param name="Query">As the customer asks for it.</param>
/// <param name="Where">The same in SQL.</param>
/// <param name="IsCounted">Its total is no sum of the batches' counts: rows are counted, one by one.</param>
internal sealed record StockList(string Name, string Query, string Where, bool IsCounted = false);

/// <summary>A project whose tasks are put there by SQL: answered pictures with a box each.</summary>
internal sealed class Stock(NpgsqlDataSource source, int seed, string organization, string project, string batch)
{
    public const string Project = "pictures";

    private static readonly string[] Labels = ["cat", "dog"];

    /// <summary>What the product stores of an answered task, in the same columns, ten to a millisecond.</summary>
    private const string Rows = """
        INSERT INTO tasks (id, org_id, mode, project_id, batch_id, type, param_version, overlap, review_levels, version, status, stage, round, last_token, open_slots,
            priority, created_at, updated_at, completed_at, params, metadata, response)
        SELECT lpad(to_hex(1700000000000 + n / 10), 12, '0') || lpad(to_hex(n), 12, '0'), @org, 1, @project, @batch, 'imageannotation', 0, 1, 0, 2, 2, 0, 0, 1, 0,
            10, 1700000000000 + n / 10, 1700000060000 + n / 10, 1700000060000 + n / 10,
            '{"attachment":"https://example.org/pictures/' || md5((n + @seed)::text) || '.jpg"}',
            '{"width":1920,"height":1080,"source":"' || md5((n * 7 + @seed)::text) || '"}',
            '{"annotations":[{"uuid":"' || md5((n * 3 + @seed)::text) || '","type":"box","label":"' || CASE WHEN n % 2 = 0 THEN 'cat' ELSE 'dog' END
                || '","left":' || n % 1000 || '.25,"top":' || n % 700 || ',"width":' || 20 + n % 300 || ',"height":' || 20 + n % 200 || '.5}]}'
        FROM generate_series(@from, @to) n
        """;

    private const string Counts = """
        INSERT INTO batch_counts (batch_id, writer, status, n) VALUES (@batch, 'bench', 2, @n)
        ON CONFLICT (batch_id, writer, status) DO UPDATE SET n = excluded.n
        """;

    private const string Columns = "t.id, t.type, t.status, t.created_at, t.updated_at, t.completed_at, t.unique_id, t.tags, t.metadata, t.params, t.response";

    private int _filled;

    public string Connection => source.ConnectionString;

    /// <summary>All of the rows as the floor reads them.</summary>
    public string Select => $"SELECT {Columns} FROM tasks t WHERE t.project_id = '{project}' ORDER BY t.created_at, t.id";

    public NpgsqlDataSource Source => source;

    public static async Task<Stock> Make(NpgsqlDataSource source, CustomerClient customer, int seed, CancellationToken cancel)
    {
        await customer.Post("/v1/projects", new { name = Project, type = "imageannotation", @params = new { geometries = new { box = new { objects_to_annotate = Labels } } } }, cancel);
        await customer.Post("/v1/task/imageannotation", new { project = Project, attachment = "https://example.org/first.jpg" }, cancel);
        await using var command = source.CreateCommand("SELECT b.org_id, b.project_id, b.id FROM batches b JOIN projects p ON p.id = b.project_id WHERE p.name = 'pictures'");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new(source, seed, reader.GetString(0), reader.GetString(1), reader.GetString(2));
    }

    /// <summary>What customers ask for over and over; all of them find more than a page.</summary>
    public IReadOnlyList<StockList> Lists()
    {
        var ofProject = $"t.project_id = '{project}'";
        var recently = 1700000060000 + (_filled / 10) - 100;
        return
        [
            new("a project", $"project={Project}", ofProject),
            new("completed of a project", $"project={Project}&status=completed", $"{ofProject} AND t.status = 2"),
            new("everything", "", $"t.org_id = '{organization}' AND t.mode = 1"),
            new("changed lately", $"project={Project}&updated_after={DateTimeOffset.FromUnixTimeMilliseconds(recently):yyyy-MM-ddTHH:mm:ss.fffZ}", $"{ofProject} AND t.updated_at >= {recently}", IsCounted: true),
        ];
    }

    /// <summary>The rows of the first page of a list.</summary>
    public static string Page(StockList list) => $"SELECT {Columns} FROM tasks t WHERE {list.Where} ORDER BY t.created_at DESC, t.id DESC LIMIT 101";

    public async Task FillTo(int tasks, CancellationToken cancel)
    {
        const int piece = 100_000;
        for (; _filled < tasks; _filled = Math.Min(tasks, _filled + piece))
            await Execute(Rows, cancel, ("org", organization), ("project", project), ("batch", batch), ("seed", seed), ("from", _filled + 1), ("to", Math.Min(tasks, _filled + piece)));
        await Execute(Counts, cancel, ("batch", batch), ("n", (long)_filled));
        await Execute("VACUUM (ANALYZE) tasks", cancel);
        await Execute("CHECKPOINT", cancel);
    }

    private async Task Execute(string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
