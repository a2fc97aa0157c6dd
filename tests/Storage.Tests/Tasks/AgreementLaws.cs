using Scheduler.Domain.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class AgreementLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task The_agreement_of_a_merge_stays_with_the_task()
    {
        var batch = await World.Batch();
        var two = (await World.Task(batch, new Plan(2, 1))).Fresh()!;
        foreach (var person in new[] { "ann", "bob" })
            two = await World.Do(World.Submit(await World.Do(World.Grant(two, person)), person));
        Assert.Equal(1, (await Storage.Reads.Get(World.Tenant, two.Ref.Id))!.Agreement);

        // A review merges nothing, and leaves it.
        two = await World.Do(World.Submit(await World.Do(World.Grant(two, "cyd")), "cyd"));
        Assert.Equal((LabelTaskStatus.Completed, 1.0), (two.Status, (await Storage.Reads.Get(World.Tenant, two.Ref.Id))!.Agreement));

        var alone = (await World.Task(batch)).Fresh()!;
        alone = await World.Do(World.Submit(await World.Do(World.Grant(alone, "ann")), "ann"));
        Assert.Null((await Storage.Reads.Get(World.Tenant, alone.Ref.Id))!.Agreement);
    }
}

public sealed class SqliteAgreement(SqliteAdapter adapter) : AgreementLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresAgreement(PostgresAdapter adapter) : AgreementLaws(adapter), IClassFixture<PostgresAdapter>;
