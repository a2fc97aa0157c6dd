using System.Data.Common;
using System.Text;
using Scheduler.Domain.Annotators;
using Scheduler.Storage.Accounts;
using Scheduler.Storage.Annotators;
using Scheduler.Storage.Organizations;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Organizations;

public abstract class OrganizationLaws(Adapter adapter) : Laws(adapter)
{
    private IOrganizationStore Organizations => Storage.Get<IOrganizationStore>();

    private IAnnotatorStore Annotators => Storage.Get<IAnnotatorStore>();

    [SkippableFact]
    public async Task A_key_is_found_by_its_hash_until_and_after_it_is_revoked()
    {
        var organization = new OrganizationRow(World.Tenant.Organization, "Acme", World.Start);
        var key = Key(World.Tenant);
        await Organizations.Create(organization, [key]);
        Assert.True(await Organizations.Any());
        Assert.Equal(organization, await Organizations.Get(organization.Id));
        Same(key, await Organizations.FindKey(key.Hash));
        Assert.Null(await Organizations.FindKey([1, 2]));

        Assert.False(await Organizations.RevokeKey(new World(Storage).Tenant.Organization, key.KeyId, World.Start));
        Assert.True(await Organizations.RevokeKey(organization.Id, key.KeyId, World.Start.AddDays(1)));
        Assert.False(await Organizations.RevokeKey(organization.Id, key.KeyId, World.Start.AddDays(2)));
        Same(key with { RevokedAt = World.Start.AddDays(1) }, await Organizations.FindKey(key.Hash));
        Same(key with { RevokedAt = World.Start.AddDays(1) }, Assert.Single(await Organizations.Keys(organization.Id)));
        Assert.Empty(await Organizations.Keys(new World(Storage).Tenant.Organization));
    }

    [SkippableFact]
    public async Task Of_many_keys_those_are_told_that_were_not_revoked()
    {
        var keys = Enumerable.Range(0, 3).Select(_ => Key(World.Tenant)).ToArray();
        await Organizations.Create(new(World.Tenant.Organization, "Acme", World.Start), keys);
        await Organizations.RevokeKey(World.Tenant.Organization, keys[1].KeyId, World.Start);
        Assert.Equal([keys[0].KeyId], await Organizations.Unrevoked([keys[0].KeyId, keys[1].KeyId, World.NewId()]));
    }

    [SkippableFact]
    public async Task The_first_organization_comes_with_its_administrator_or_not_at_all()
    {
        var accounts = Storage.Get<IAccounts>();
        var admin = Person("admin") with { Email = "admin@x.org", TeamRole = TeamRole.Admin };
        await Organizations.CreateFirst(new(World.Tenant.Organization, "Acme", World.Start), [Key(World.Tenant)], admin);
        Assert.Single(await Organizations.Keys(World.Tenant.Organization));
        Same(admin, await Annotators.Get(admin.Worker.Id));
        Assert.True((await accounts.Get(admin.Worker.Id))!.Operator);

        // What ends before the last of it was written: here because the administrator is there already.
        var other = new World(Storage).Tenant;
        var key = Key(other);
        await Assert.ThrowsAnyAsync<DbException>(() => Organizations.CreateFirst(new(other.Organization, "Acme", World.Start), [key], admin));
        Assert.Null(await Organizations.Get(other.Organization));
        Assert.Null(await Organizations.FindKey(key.Hash));
    }

    [SkippableFact]
    public async Task An_annotator_is_read_as_made_and_as_updated()
    {
        var person = Person("A");
        await Annotators.Create(person);
        Same(person, await Annotators.Get(person.Worker.Id));
        Same(person, await Annotators.FindByToken(person.TokenHash));
        var changed = person with
        {
            Name = "B",
            Disabled = true,
            Worker = new Worker(person.Worker.Id, WorkforceId.Platform, null, Roles.Reviewer, [new Skill("x", 1)], ["g"]),
        };
        Assert.True(await Annotators.Update(changed));
        changed = changed with { Version = 1 };
        Same(changed, await Annotators.Get(person.Worker.Id));
        Assert.False(await Annotators.Update(changed with { Owner = new World(Storage).Tenant.Organization }));
    }

    [SkippableFact]
    public async Task Annotators_are_paged_by_id()
    {
        var people = Enumerable.Range(0, 5).Select(i => Person($"p{i}")).ToArray();
        foreach (var person in people)
            await Annotators.Create(person);
        var seen = new List<AnnotatorRow>();
        while (await Annotators.List(World.Tenant.Organization, seen.Count == 0 ? null : seen[^1].Worker.Id, 2) is { Count: > 0 } page)
            seen.AddRange(page);
        Assert.Equal(people.Select(p => p.Worker.Id), seen.Select(p => p.Worker.Id));
    }

    private static ApiKeyRow Key(Tenant tenant) => new(World.NewId(), Encoding.ASCII.GetBytes(World.NewId()), tenant, World.Start) { Name = "nightly upload" };

    private AnnotatorRow Person(string name) => new(
        World.Tenant.Organization,
        new Worker(new AnnotatorId(World.NewId()), WorkforceId.Platform, World.Tenant.Organization, Roles.Labeler | Roles.Reviewer, [new Skill("french", 3)], []),
        name, Encoding.ASCII.GetBytes(World.NewId()), World.Start);

    private static void Same(ApiKeyRow expected, ApiKeyRow? actual)
    {
        Assert.Equal(expected.Hash, actual!.Hash);
        Assert.Equal(expected, actual with { Hash = expected.Hash });
    }

    private static void Same(AnnotatorRow expected, AnnotatorRow? actual)
    {
        Assert.Equal(expected.TokenHash, actual!.TokenHash);
        Assert.Equal(expected.Worker.Signature, actual.Worker.Signature);
        Assert.Equal(expected.Worker.Id, actual.Worker.Id);
        Assert.Equal(expected, actual with { TokenHash = expected.TokenHash, Worker = expected.Worker });
    }
}

public sealed class SqliteOrganizations(SqliteAdapter adapter) : OrganizationLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresOrganizations(PostgresAdapter adapter) : OrganizationLaws(adapter), IClassFixture<PostgresAdapter>;
