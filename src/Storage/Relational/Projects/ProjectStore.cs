using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Storage.Relational.Projects;

internal sealed class ProjectStore(RecordDatabase database) : IProjectStore
{
    /// <summary>Most projects, and most bytes of their parameters, of one read of a list; a project alone may have more.</summary>
    private const int PageProjects = 500, PageBytes = 4 * 1024 * 1024;

    private const string OfTenant = "p.org_id = @org AND p.mode = @mode";

    public Task<bool> Create(Project project, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var created = await transaction.Connection!.ExecuteAsync(new CommandDefinition("""
            INSERT INTO projects (id, org_id, mode, name, type, settings, created_at, archived)
            VALUES (@id, @org, @mode, @name, @type, @settings, @created, @archived) ON CONFLICT DO NOTHING
            """, new
        {
            id = project.Id.Value,
            org = project.Tenant.Organization.Value,
            mode = (int)project.Tenant.Mode,
            name = project.Name,
            type = project.Type,
            settings = StoredJson.Write(project.Settings),
            created = project.CreatedAt.Ms(),
            archived = project.Archived ? 1 : 0,
        }, transaction, cancellationToken: cancel)) == 1;
        foreach (var version in created ? project.Versions : [])
            await Insert(transaction, project.Id, version);
        return created;
    }, cancel);

    public async Task<Project?> Get(Tenant tenant, ProjectId id, CancellationToken cancel = default) =>
        (await Read($"{OfTenant} AND p.id = @id", new { org = tenant.Organization.Value, mode = (int)tenant.Mode, id = id.Value }, cancel)).SingleOrDefault();

    public async Task<Project?> Find(Tenant tenant, string name, CancellationToken cancel = default) =>
        (await Read($"{OfTenant} AND p.name = @name", new { org = tenant.Organization.Value, mode = (int)tenant.Mode, name }, cancel)).SingleOrDefault();

    public async Task<int> Count(Tenant tenant, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            $"SELECT count(*) FROM projects p WHERE {OfTenant}", new { org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
    }

    public async IAsyncEnumerable<Project> List(Tenant tenant, bool archived, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        // Nothing is held between two reads: whoever takes the list may be slow.
        var (page, bytes) = (new List<string>(), 0L);
        foreach (var (id, size) in await Sizes(tenant, archived, cancel))
        {
            if (page.Count == PageProjects || (page.Count > 0 && bytes + size > PageBytes))
            {
                foreach (var project in await Page(page))
                    yield return project;
                (page, bytes) = ([], 0);
            }

            page.Add(id);
            bytes += size;
        }

        foreach (var project in await Page(page))
            yield return project;

        Task<IReadOnlyList<Project>> Page(IReadOnlyList<string> ids) => Read(
            $"{OfTenant} AND {database.Dialect.In("p.id", "ids")}", new { org = tenant.Organization.Value, mode = (int)tenant.Mode, ids = database.Dialect.List(ids) }, cancel);
    }

    private async Task<IEnumerable<(string Id, long Bytes)>> Sizes(Tenant tenant, bool archived, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        return await connection.QueryAsync<(string, long)>(new CommandDefinition($"""
            SELECT p.id, CAST(COALESCE((SELECT sum(octet_length(v.params)) FROM project_params v WHERE v.project_id = p.id), 0) AS bigint)
            FROM projects p WHERE {OfTenant} AND p.archived = @archived ORDER BY p.created_at, p.id
            """, new { org = tenant.Organization.Value, mode = (int)tenant.Mode, archived = archived ? 1 : 0 }, cancellationToken: cancel));
    }

    public Task<bool> SetSettings(Tenant tenant, ProjectId id, ProjectSettings settings, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var key = new
        {
            settings = StoredJson.Write(settings),
            id = id.Value,
            org = tenant.Organization.Value,
            mode = (int)tenant.Mode,
            workforce = settings.WorkforceOf(tenant.Organization).Value,
            team = settings.WorkforceOf(tenant.Organization, BatchKind.SelfLabel).Value,
            selfLabel = (int)BatchKind.SelfLabel,
        };
        if (await transaction.Connection!.ExecuteAsync("UPDATE projects SET settings = @settings WHERE id = @id AND org_id = @org AND mode = @mode", key, transaction) != 1)
            return false;
        await transaction.Connection!.ExecuteAsync("""
            UPDATE batches SET workforce = CASE WHEN kind = @selfLabel THEN @team ELSE @workforce END
            WHERE project_id = @id AND org_id = @org AND mode = @mode AND workforce <> CASE WHEN kind = @selfLabel THEN @team ELSE @workforce END
            """, key, transaction);
        return true;
    }, cancel);

    public async Task<bool> SetArchived(Tenant tenant, ProjectId id, bool archived, CancellationToken cancel = default) =>
        await database.Write(transaction => transaction.Connection!.ExecuteAsync(
            "UPDATE projects SET archived = @archived WHERE id = @id AND org_id = @org AND mode = @mode",
            new { archived = archived ? 1 : 0, id = id.Value, org = tenant.Organization.Value, mode = (int)tenant.Mode }, transaction), cancel) == 1;

    public Task<bool> AddParams(Tenant tenant, ProjectId id, ProjectParams version, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var owned = await transaction.Connection!.ExecuteScalarAsync<long>(new CommandDefinition(
            $"SELECT count(*) FROM projects p WHERE {OfTenant} AND p.id = @id",
            new { org = tenant.Organization.Value, mode = (int)tenant.Mode, id = id.Value }, transaction, cancellationToken: cancel));
        return owned == 1 && await Insert(transaction, id, version) == 1;
    }, cancel);

    private Task<IReadOnlyList<Project>> Read(string where, object parameters, CancellationToken cancel) =>
        database.Snapshot<IReadOnlyList<Project>>(async transaction =>
        {
            var connection = transaction.Connection!;
            var projects = await connection.QueryAsync<ProjectRecord>(new CommandDefinition(
                $"SELECT {ProjectRecord.Columns} FROM projects p WHERE {where} ORDER BY p.created_at, p.id", parameters, transaction, cancellationToken: cancel));
            var versions = (await connection.QueryAsync<ParamsRecord>(new CommandDefinition($"""
                SELECT v.project_id, v.version, v.created_at, v.params FROM project_params v JOIN projects p ON p.id = v.project_id
                WHERE {where} ORDER BY v.project_id, v.version
                """, parameters, transaction, cancellationToken: cancel))).ToLookup(v => v.ProjectId, v => v.ToParams());
            return [.. projects.Select(p => p.ToProject([.. versions[p.Id]]))];
        }, cancel);

    private static Task<int> Insert(DbTransaction transaction, ProjectId project, ProjectParams version) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO project_params (project_id, version, created_at, params) VALUES (@id, @number, @created, @json) ON CONFLICT DO NOTHING",
        new { id = project.Value, number = version.Version, created = version.CreatedAt.Ms(), json = version.Params }, transaction);
}
