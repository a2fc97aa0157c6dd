using Dapper;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Storage.Relational.Annotators;

internal sealed class AnnotatorStore(RecordDatabase database) : IAnnotatorStore
{
    private const string Select = $"SELECT {AnnotatorRecord.Columns} FROM annotators a WHERE ";

    public const string Insert = """
        INSERT INTO annotators (id, owner_id, workforce, member_of, roles, skills, team_groups, name, token_hash, created_at, disabled,
            email, team_role, invitation_hash, invited_until, languages)
        VALUES (@id, @owner, @workforce, @member, @roles, @skills, @groups, @name, @token, @created, @disabled,
            @email, @teamRole, @invitation, @invitedUntil, @languages)
        """;

    private const string Change = """
        UPDATE annotators SET workforce = @workforce, member_of = @member, roles = @roles, skills = @skills, team_groups = @groups, name = @name,
            token_hash = @token, disabled = @disabled, email = @email, team_role = @teamRole, invitation_hash = @invitation, invited_until = @invitedUntil, languages = @languages, version = version + 1
        WHERE id = @id AND owner_id = @owner AND version = @version
        """;

    private const string Administrators = "SELECT id FROM annotators WHERE owner_id = @owner AND email IS NOT NULL AND team_role = @admin AND disabled = 0";

    public Task Create(AnnotatorRow annotator, CancellationToken cancel = default) => Run(Insert, annotator, cancel);

    public async Task<AnnotatorRow?> Get(AnnotatorId id, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var key = new { id = id.Value };
        var record = await connection.QuerySingleOrDefaultAsync<AnnotatorRecord>(new CommandDefinition(Select + "a.id = @id", key, cancellationToken: cancel));
        if (record?.ToRow() is not { } row)
            return null;
        var projects = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT project_id FROM assignments WHERE annotator_id = @id ORDER BY project_id", key, cancellationToken: cancel));
        var groups = await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT group_id FROM studio_group_members WHERE annotator_id = @id ORDER BY group_id", key, cancellationToken: cancel));
        return row with { Worker = row.Worker with { Projects = [.. projects.Select(p => new ProjectId(p))], StudioGroups = [.. groups] } };
    }

    public Task<IReadOnlyList<AnnotatorRow>> GetAll(IReadOnlyCollection<AnnotatorId> people, CancellationToken cancel = default) =>
        Read(database.Dialect.In("a.id", "people"), new { people = database.Dialect.List(people.Select(p => p.Value)) }, cancel);

    public Task<IReadOnlyList<AnnotatorRow>> Team(OrganizationId owner, CancellationToken cancel = default) =>
        Read("a.owner_id = @owner AND a.email IS NOT NULL ORDER BY lower(a.email), a.id LIMIT @limit", new { owner = owner.Value, limit = TeamRoles.MaxTeam }, cancel);

    public Task<IReadOnlyList<AnnotatorRow>> FindByEmails(OrganizationId owner, IReadOnlyCollection<string> emails, CancellationToken cancel = default) =>
        Read("a.owner_id = @owner AND a.email IS NOT NULL AND " + database.Dialect.In("lower(a.email)", "emails"),
            new { owner = owner.Value, emails = database.Dialect.List(emails.Select(e => e.ToLowerInvariant())) }, cancel);

    public async Task<AnnotatorRow?> FindByInvitation(byte[] hash, CancellationToken cancel = default) =>
        (await Read("a.invitation_hash = @hash", new { hash = Convert.ToHexStringLower(hash) }, cancel)).SingleOrDefault();

    public async Task<AnnotatorRow?> FindByToken(byte[] hash, CancellationToken cancel = default) =>
        (await Read("a.token_hash = @hash", new { hash = Convert.ToHexStringLower(hash) }, cancel)).SingleOrDefault();

    public Task<IReadOnlyList<AnnotatorRow>> List(OrganizationId owner, AnnotatorId? after, int limit, CancellationToken cancel = default) =>
        Read("a.owner_id = @owner AND a.id > @after ORDER BY a.id LIMIT @limit", new { owner = owner.Value, after = after?.Value ?? "", limit }, cancel);

    public async Task<bool> Update(AnnotatorRow annotator, CancellationToken cancel = default) => await Run(Change, annotator, cancel) == 1;

    public Task<bool> UpdateKeepingAdministrator(OrganizationId owner, IReadOnlyCollection<AnnotatorRow> people, CancellationToken cancel = default) => database.Write(async transaction =>
    {
        var connection = transaction.Connection!;
        var key = new { owner = owner.Value, admin = (int)TeamRole.Admin };

        // One such change of an organization at a time: the second sees what the first has left.
        await connection.ExecuteAsync("SELECT id FROM organizations WHERE id = @owner" + database.Dialect.ForUpdate, key, transaction);
        var administrators = (await connection.QueryAsync<string>(Administrators, key, transaction)).ToHashSet();
        if (administrators.Count > 0 && !people.Any(IsAdministrator) && administrators.IsSubsetOf(people.Select(p => p.Worker.Id.Value)))
            return false;
        var ids = new { people = database.Dialect.List(people.Select(p => p.Worker.Id.Value)) };
        var versions = await connection.QueryAsync<(string Id, int Version)>(
            $"SELECT a.id, a.version FROM annotators a WHERE {database.Dialect.In("a.id", "people")}{database.Dialect.ForUpdate}", ids, transaction);
        if (!versions.ToHashSet().IsSupersetOf(people.Select(p => (p.Worker.Id.Value, p.Version))))
            return false;
        foreach (var person in people)
            await connection.ExecuteAsync(Change, AnnotatorRecord.Of(person), transaction);
        return true;
    }, cancel);

    private static bool IsAdministrator(AnnotatorRow person) => person is { TeamRole: TeamRole.Admin, Disabled: false };

    private Task<int> Run(string sql, AnnotatorRow annotator, CancellationToken cancel) => database.Write(transaction =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, AnnotatorRecord.Of(annotator), transaction, cancellationToken: cancel)), cancel);

    private async Task<IReadOnlyList<AnnotatorRow>> Read(string where, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel).ConfigureAwait(false);
        var records = await connection.QueryAsync<AnnotatorRecord>(new CommandDefinition(Select + where, parameters, cancellationToken: cancel));
        return [.. records.Select(r => r.ToRow())];
    }
}
