using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Files;

namespace Scheduler.Storage.Relational.Files;

internal sealed class FileRows(RecordDatabase database) : IFileRows
{
    private const string Select = $"SELECT {FileRecord.Columns} FROM files f WHERE ";

    public async Task<bool> Create(FileRow file, CancellationToken cancel = default) => await database.Write(transaction => transaction.Connection!.ExecuteAsync("""
        INSERT INTO files (id, org_id, mode, state, size, mime_type, display_name, reference_id, project, metadata, source_url, error, created_at, updated_at)
        VALUES (@id, @org, @mode, @state, @Size, @MimeType, @DisplayName, @ReferenceId, @Project, @Metadata, @SourceUrl, @Error, @created, @updated)
        ON CONFLICT DO NOTHING
        """, FileRecord.Of(file), transaction), cancel) == 1;

    public async Task<FileRow?> Get(Tenant tenant, string id, CancellationToken cancel = default) =>
        (await Read("f.id = @id AND f.org_id = @org AND f.mode = @mode", new { id, org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancel)).SingleOrDefault();

    public async Task<FileRow?> Get(string id, CancellationToken cancel = default) => (await Read("f.id = @id", new { id }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<FileRow>> List(FileFilter filter, FileCursor? after, int limit, CancellationToken cancel = default)
    {
        var where = new Conditions();
        where.Add("f.org_id = @org", "org", filter.Tenant.Organization.Value);
        where.Add("f.mode = @mode", "mode", (int)filter.Tenant.Mode);
        if (filter.Project is { } project)
            where.Add("f.project = @project", "project", project);
        if (filter.Metadata is { } metadata)
            where.Add("f.metadata = @metadata", "metadata", metadata);
        if (after is { } cursor)
        {
            where.Add("f.created_at <= @at", "at", cursor.CreatedAt.Ms());
            where.Add("(f.created_at < @at OR f.id < @after)", "after", cursor.Id);
        }

        where.Parameters.Add("limit", limit);
        return Read($"{where} ORDER BY f.created_at DESC, f.id DESC LIMIT @limit", where.Parameters, cancel);
    }

    public async Task<FileRow?> TakeWaiting(DateTimeOffset now, DateTimeOffset stale, CancellationToken cancel = default)
    {
        // What was never taken has its two times equal; taking it sets them apart.
        const string waiting = "f.state = 2 AND (f.updated_at = f.created_at OR f.updated_at < @stale)";
        if (await Read($"{waiting} ORDER BY f.created_at LIMIT 1", new { stale = stale.Ms() }, cancel) is not [var next])
            return null;
        var taken = await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE files SET updated_at = @now WHERE id = @id AND state = 2 AND updated_at = @before",
            new { now = Math.Max(now.Ms(), next.CreatedAt.Ms() + 1), id = next.Id, before = next.UpdatedAt.Ms() }, transaction), cancel);
        return taken == 1 ? next : null;
    }

    public Task Settle(FileRow file, CancellationToken cancel = default) => database.Write(transaction => transaction.Connection!.ExecuteAsync(
        "UPDATE files SET state = @state, size = @Size, mime_type = @MimeType, error = @Error, updated_at = @updated WHERE id = @id", FileRecord.Of(file), transaction), cancel);

    private async Task<IReadOnlyList<FileRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return [.. (await connection.QueryAsync<FileRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel))).Select(r => r.ToRow())];
    }
}
