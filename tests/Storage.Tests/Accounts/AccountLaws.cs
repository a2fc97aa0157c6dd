using System.Text;
using Scheduler.Domain.Accounts;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Organizations;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Accounts;

public abstract class AccountLaws(Adapter adapter) : Laws(adapter)
{
    private IAccounts Accounts => Storage.Get<IAccounts>();

    private ISessions Sessions => Storage.Get<ISessions>();

    private ISignInLinks Links => Storage.Get<ISignInLinks>();

    private IAnnotatorStore People => Storage.Get<IAnnotatorStore>();

    [SkippableFact]
    public async Task People_are_found_by_address_in_every_organization()
    {
        await Storage.Get<IOrganizationStore>().Create(new(World.Tenant.Organization, "Acme", World.Start), []);
        var address = World.NewId() + "@X.org";
        var (ann, other) = (await Person(World, address), await Person(new World(Storage), address.ToLowerInvariant()));
        var found = await Accounts.FindByEmail(address.ToUpperInvariant(), 10);
        Assert.Equal([ann.Worker.Id, other.Worker.Id], found.Select(f => f.Person.Worker.Id));
        Assert.Equal(("Acme", null, false), (found[0].Organization, found[0].PasswordHash, found[0].Operator));
        Assert.Single(await Accounts.FindByEmail(address, 1));
        Assert.Empty(await Accounts.FindByEmail("x" + address, 10));
        Assert.Null(await Accounts.Get(new AnnotatorId(World.NewId())));
    }

    [SkippableFact]
    public async Task A_new_password_ends_every_session_and_link_of_that_person_only()
    {
        var (ann, bob) = (await Person(World), await Person(World));
        await Accounts.MakeOperator(ann.Worker.Id);
        var (hers, his, link) = (Hash(), Hash(), Hash());
        await Sessions.Open(hers, ann.Worker.Id, SessionKind.Password, World.Start);
        await Sessions.Open(his, bob.Worker.Id, SessionKind.Password, World.Start);
        await Links.Add(link, ann.Worker.Id, World.Start.AddDays(1));
        await Accounts.SetPassword(ann.Worker.Id, "h1");
        Assert.Equal(bob.Worker.Id, Assert.Single(await Sessions.Find([hers, his], World.Start)).Account.Person.Worker.Id);
        Assert.Null(await Links.Use(link, World.Start));
        var account = (await Accounts.Get(ann.Worker.Id))!;
        Assert.Equal(("h1", true), (account.PasswordHash, account.Operator));

        await Accounts.SetPassword(ann.Worker.Id, "h2");
        await Accounts.Rehash(ann.Worker.Id, "h1", "stale");
        Assert.Equal("h2", (await Accounts.Get(ann.Worker.Id))!.PasswordHash);
        await Accounts.Rehash(ann.Worker.Id, "h2", "h3");
        Assert.Equal("h3", (await Accounts.Get(ann.Worker.Id))!.PasswordHash);
    }

    [SkippableFact]
    public async Task A_session_is_found_as_its_person_is_until_it_ends()
    {
        var ann = await Person(World);
        var hash = Hash();
        await Sessions.Open(hash, ann.Worker.Id, SessionKind.Link, World.Start);
        var session = Assert.Single(await Sessions.Find([hash, Hash()], World.Start));
        Assert.Equal((SessionKind.Link, World.Start, World.Start, TeamRole.Member), (session.Kind, session.OpenedAt, session.UsedAt, session.Account.Person.TeamRole));
        Assert.Equal(hash, session.Hash);

        Assert.True(await People.Update(ann with { TeamRole = TeamRole.Manager }));
        Assert.Equal(TeamRole.Manager, Assert.Single(await Sessions.Find([hash], World.Start)).Account.Person.TeamRole);
        Assert.Empty(await Sessions.Find([hash], World.Start + SessionRules.Idle));
        await Sessions.Use(hash, World.Start.AddDays(6));
        await Sessions.Use(hash, World.Start.AddDays(5));
        Assert.Equal(World.Start.AddDays(6), Assert.Single(await Sessions.Find([hash], World.Start + SessionRules.Idle)).UsedAt);

        Assert.True(await People.Update(ann with { Disabled = true, Version = 1 }));
        Assert.Empty(await Sessions.Find([hash], World.Start.AddDays(6)));
        Assert.True(await People.Update(ann with { Version = 2 }));
        await Sessions.End(hash);
        Assert.Empty(await Sessions.Find([hash], World.Start.AddDays(6)));
        Assert.Empty(await Sessions.Find([], World.Start));
    }

    [SkippableFact]
    public async Task Beyond_the_most_sessions_the_one_unused_for_longest_ends()
    {
        var ann = await Person(World);
        var hashes = Enumerable.Range(0, SessionRules.MaxPerPerson + 1).Select(_ => Hash()).ToArray();
        foreach (var (hash, i) in hashes.Select((h, i) => (h, i)).SkipLast(1))
            await Sessions.Open(hash, ann.Worker.Id, SessionKind.Password, World.Start.AddMinutes(i));
        Assert.Equal(SessionRules.MaxPerPerson, (await Sessions.Find(hashes, World.Start)).Count);
        await Sessions.Use(hashes[0], World.Start.AddHours(2));
        await Sessions.Open(hashes[^1], ann.Worker.Id, SessionKind.Password, World.Start.AddHours(3));
        var left = await Sessions.Find(hashes, World.Start);
        Assert.Equal(SessionRules.MaxPerPerson, left.Count);
        Assert.DoesNotContain(left, s => s.Hash.SequenceEqual(hashes[1]));

        await Sessions.EndAll(ann.Worker.Id);
        Assert.Empty(await Sessions.Find(hashes, World.Start));
    }

    [SkippableFact]
    public async Task A_link_is_used_once_and_in_time()
    {
        var ann = await Person(World);
        var (link, old) = (Hash(), Hash());
        await Links.Add(link, ann.Worker.Id, World.Start.AddHours(1));
        await Links.Add(old, ann.Worker.Id, World.Start.AddHours(1));
        var uses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Links.Use(link, World.Start)));
        Assert.Equal(ann.Worker.Id, Assert.Single(uses, u => u is not null));
        Assert.Null(await Links.Use(old, World.Start.AddHours(1)));
        Assert.Null(await Links.Use(old, World.Start));
    }

    private static byte[] Hash() => Encoding.ASCII.GetBytes(World.NewId());

    private async Task<AnnotatorRow> Person(World world, string? email = null)
    {
        var row = new AnnotatorRow(world.Tenant.Organization,
            new(new(World.NewId()), WorkforceId.Of(world.Tenant.Organization), world.Tenant.Organization, Roles.Labeler, [], []), "Ann", Hash(), World.Start)
        {
            Email = email ?? World.NewId() + "@x.org",
            TeamRole = TeamRole.Member,
        };
        await People.Create(row);
        return row;
    }
}

public sealed class SqliteAccounts(SqliteAdapter adapter) : AccountLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresAccounts(PostgresAdapter adapter) : AccountLaws(adapter), IClassFixture<PostgresAdapter>;
