using Scheduler.Domain.Tasks;
using Scheduler.Storage.Steering;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Steering;

public abstract class StuckLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task What_was_given_back_is_found_after_a_while_when_its_slot_is_free()
    {
        var batch = await World.Batch();
        var back = await Leave(AttemptState.Released);
        var declined = await Leave(AttemptState.Declined);
        await Leave(AttemptState.Expired);
        var taken = await Leave(AttemptState.Released);
        await World.Do(World.Grant(taken, World.NewId()));

        var late = back.ChangedAt.AddMinutes(30);
        Assert.Equal([back.Ref.Id, declined.Ref.Id], await Found(late));
        Assert.Empty(await Found(back.ChangedAt));

        async Task<LabelTask> Leave(AttemptState state)
        {
            var ann = World.NewId();
            return await World.Do(World.End(await World.Do(World.Grant((await World.Task(batch)).Fresh()!, ann)), ann, state, Moments.Never));
        }

        async Task<IEnumerable<TaskId>> Found(DateTimeOffset before) =>
            (await Storage.Get<ISteeringReads>().Unanswered(World.Tenant.Organization, World.Start, 3, before, 10)).Select(t => t.Id).Order();
    }
}

public sealed class SqliteStuck(SqliteAdapter adapter) : StuckLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresStuck(PostgresAdapter adapter) : StuckLaws(adapter), IClassFixture<PostgresAdapter>;
