using Scheduler.Domain.Annotators;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Organizations;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Teams;

public abstract class AdministratorLaws(Adapter adapter) : Laws(adapter)
{
    private const int Rounds = 25;

    private IAnnotatorStore People => Storage.Get<IAnnotatorStore>();

    [SkippableFact]
    public async Task Of_two_administrators_who_shut_each_other_out_at_the_same_moment_one_stays()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var organization = new OrganizationId(World.NewId());
            await Storage.Get<IOrganizationStore>().Create(new(organization, "acme", World.Start), []);
            var (ann, bob) = (await Administrator(organization), await Administrator(organization));
            var done = await Task.WhenAll(
                Task.Run(() => People.UpdateKeepingAdministrator(organization, [ann with { Disabled = true }])),
                Task.Run(() => People.UpdateKeepingAdministrator(organization, [bob with { TeamRole = TeamRole.Member }])));
            Assert.Single(done, d => d);
            Assert.Single(await People.Team(organization), p => p is { TeamRole: TeamRole.Admin, Disabled: false });
        }
    }

    [SkippableFact]
    public async Task People_are_changed_all_together_or_not_at_all()
    {
        var organization = new OrganizationId(World.NewId());
        await Storage.Get<IOrganizationStore>().Create(new(organization, "acme", World.Start), []);
        var (ann, bob) = (await Administrator(organization), await Administrator(organization));
        AnnotatorRow[] both = [ann with { TeamRole = TeamRole.Member }, bob with { TeamRole = TeamRole.Member }];
        Assert.False(await People.UpdateKeepingAdministrator(organization, both));
        Assert.All(await People.Team(organization), p => Assert.Equal(TeamRole.Admin, p.TeamRole));
        Assert.True(await People.UpdateKeepingAdministrator(organization, [both[0], bob with { Name = "Bob" }]));
        Assert.Equal([(TeamRole.Member, ann.Name), (TeamRole.Admin, "Bob")], (await People.Team(organization)).OrderBy(p => p.TeamRole).Select(p => (p.TeamRole!.Value, p.Name)));

        // Where nobody is one, as in an installation that is used by keys alone, nobody is kept one.
        var keysOnly = new OrganizationId(World.NewId());
        await Storage.Get<IOrganizationStore>().Create(new(keysOnly, "keys", World.Start), []);
        var eve = await Administrator(keysOnly, TeamRole.Manager);
        Assert.True(await People.UpdateKeepingAdministrator(keysOnly, [eve with { Disabled = true }]));
    }

    [SkippableFact]
    public async Task Of_two_changes_of_what_was_read_once_the_second_is_refused()
    {
        var organization = new OrganizationId(World.NewId());
        await Storage.Get<IOrganizationStore>().Create(new(organization, "acme", World.Start), []);
        var (read, bob) = (await Administrator(organization), await Administrator(organization));
        Assert.True(await People.Update(read with { Name = "Ann" }));
        Assert.False(await People.Update(read with { TokenHash = [1] }));
        Assert.False(await People.UpdateKeepingAdministrator(organization, [bob with { Name = "Bob" }, read with { Disabled = true }]));
        var (ann, still) = ((await People.Get(read.Worker.Id))!, (await People.Get(bob.Worker.Id))!);
        Assert.Equal(("Ann", false, bob.Name), (ann.Name, ann.Disabled, still.Name));
        Assert.Equal(read.TokenHash, ann.TokenHash);
        Assert.True(await People.UpdateKeepingAdministrator(organization, [ann with { Disabled = true }]));
    }

    private async Task<AnnotatorRow> Administrator(OrganizationId organization, TeamRole role = TeamRole.Admin)
    {
        var id = World.NewId();
        var row = new AnnotatorRow(organization, new Worker(new(id), WorkforceId.Of(organization), organization, Roles.Labeler, [], []), id, System.Text.Encoding.UTF8.GetBytes(id), World.Start)
        {
            Email = $"{id}@x.org",
            TeamRole = role,
        };
        await People.Create(row);
        return row;
    }
}

public sealed class SqliteAdministrators(SqliteAdapter adapter) : AdministratorLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresAdministrators(PostgresAdapter adapter) : AdministratorLaws(adapter), IClassFixture<PostgresAdapter>;
