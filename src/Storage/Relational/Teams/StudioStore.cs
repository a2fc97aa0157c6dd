using Dapper;
using Scheduler.Domain;
using Scheduler.Storage.Teams;

namespace Scheduler.Storage.Relational.Teams;

internal sealed class StudioStore(RecordDatabase database) : IStudioStore
{
    public async Task<IReadOnlyList<Assignment>> Assignments(Tenant tenant, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var rows = await connection.QueryAsync<(string Email, string Project)>(new CommandDefinition("""
            SELECT a.email, p.name FROM assignments s JOIN projects p ON p.id = s.project_id JOIN annotators a ON a.id = s.annotator_id
            WHERE p.org_id = @org AND p.mode = @mode AND a.owner_id = @org AND a.email IS NOT NULL AND a.disabled = 0
            ORDER BY lower(a.email), p.name
            """, new { org = tenant.Organization.Value, mode = (int)tenant.Mode }, cancellationToken: cancel));
        return [.. rows.Select(r => new Assignment(r.Email, r.Project))];
    }

    public Task Assign(IReadOnlyList<ProjectId> projects, IReadOnlyList<AnnotatorId> people, CancellationToken cancel = default) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(
            "INSERT INTO assignments (project_id, annotator_id) VALUES (@project, @person) ON CONFLICT DO NOTHING", Pairs(projects, people), transaction), cancel);

    public Task Unassign(IReadOnlyList<ProjectId> projects, IReadOnlyList<AnnotatorId> people, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var pairs = Pairs(projects, people).ToArray();
        await transaction.Connection!.ExecuteAsync("DELETE FROM assignments WHERE project_id = @project AND annotator_id = @person", pairs, transaction);
        return await transaction.Connection!.ExecuteAsync(
            "DELETE FROM studio_group_members WHERE annotator_id = @person AND group_id IN (SELECT id FROM studio_groups WHERE project_id = @project)", pairs, transaction);
    }, cancel);

    public async Task<IReadOnlyList<StudioGroup>> Groups(ProjectId project, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var key = new { project = project.Value };
        var groups = await connection.QueryAsync<(string Id, string Name, long Singleton)>(new CommandDefinition(
            "SELECT id, name, CAST(singleton AS bigint) FROM studio_groups WHERE project_id = @project ORDER BY name", key, cancellationToken: cancel));
        var members = (await connection.QueryAsync<(string Group, string Id, string Email)>(new CommandDefinition("""
            SELECT m.group_id, a.id, a.email FROM studio_group_members m JOIN studio_groups g ON g.id = m.group_id JOIN annotators a ON a.id = m.annotator_id
            WHERE g.project_id = @project AND a.email IS NOT NULL ORDER BY lower(a.email)
            """, key, cancellationToken: cancel))).ToLookup(m => m.Group, m => new GroupMember(new(m.Id), m.Email));
        return [.. groups.Select(g => new StudioGroup(g.Id, g.Name, g.Singleton != 0, [.. members[g.Id]]))];
    }

    public Task<bool> Create(ProjectId project, StudioGroup group, DateTimeOffset now, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var made = await transaction.Connection!.ExecuteAsync(
            "INSERT INTO studio_groups (id, project_id, name, singleton, created_at) VALUES (@id, @project, @name, @singleton, @now) ON CONFLICT DO NOTHING",
            new { id = group.Id, project = project.Value, name = group.Name, singleton = group.Singleton ? 1 : 0, now = now.Ms() }, transaction) == 1;
        if (made)
            await transaction.Connection!.ExecuteAsync(Join, Members(group.Id, group.Members.Select(m => m.Id)), transaction);
        return made;
    }, cancel);

    public Task Change(string group, IReadOnlyList<AnnotatorId> add, IReadOnlyList<AnnotatorId> remove, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM studio_group_members WHERE group_id = @group AND annotator_id = @person", Members(group, remove), transaction);
        return await transaction.Connection!.ExecuteAsync(Join, Members(group, add), transaction);
    }, cancel);

    private const string Join = "INSERT INTO studio_group_members (group_id, annotator_id) VALUES (@group, @person) ON CONFLICT DO NOTHING";

    private static IEnumerable<object> Members(string group, IEnumerable<AnnotatorId> people) => people.Select(p => new { group, person = p.Value });

    private static IEnumerable<object> Pairs(IReadOnlyList<ProjectId> projects, IReadOnlyList<AnnotatorId> people) =>
        projects.SelectMany(project => people.Select(person => new { project = project.Value, person = person.Value }));
}
