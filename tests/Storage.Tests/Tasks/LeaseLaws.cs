using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public abstract class LeaseLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task A_person_s_leases_are_the_live_ones_with_their_tasks()
    {
        var ann = World.NewId();
        var rows = await World.Tasks(await World.Batch(), 3);
        var held = await World.Do(World.Grant(rows[0].Fresh()!, ann));
        await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, ann)), ann));
        await World.Do(World.Grant(rows[2].Fresh()!, World.NewId()));

        var lease = Assert.Single(await Storage.Leases.Of(new AnnotatorId(ann)));
        Assert.Equal(held.Attempts[0], lease.Attempt);
        Assert.Equal((await Storage.Reads.Get(World.Tenant, rows[0].Ref.Id))!, lease.Row);
    }

    [SkippableFact]
    public async Task A_person_s_last_answer_is_the_latest_that_counts_and_their_own()
    {
        var (ann, bob) = (World.NewId(), World.NewId());
        var rows = await World.Tasks(await World.Batch(), 3);
        await World.Do(World.Grant(rows[0].Fresh()!, ann));
        Assert.Null(await Storage.Leases.LastAnswer(new AnnotatorId(ann)));
        var first = await World.Do(World.Submit(await World.Do(World.Grant(rows[1].Fresh()!, ann, World.Start.AddSeconds(1))), ann));
        var second = await World.Do(World.Submit(await World.Do(World.Grant(rows[2].Fresh()!, ann, World.Start.AddSeconds(2))), ann));
        await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(await World.Batch())).Fresh()!, bob, World.Start.AddSeconds(3))), bob));
        Assert.True(second.Attempts[0].Times.EndedAt > first.Attempts[0].Times.EndedAt);
        Assert.Equal(second.Attempts[0].Times.EndedAt, await Storage.Leases.LastAnswer(new AnnotatorId(ann)));
    }

    [SkippableFact]
    public async Task A_person_s_older_lease_comes_first()
    {
        var ann = World.NewId();
        var rows = await World.Tasks(await World.Batch(), 2);
        await World.Do(World.Grant(rows[1].Fresh()!, ann, World.Start.AddSeconds(1)));
        await World.Do(World.Grant(rows[0].Fresh()!, ann, World.Start.AddSeconds(2)));

        Assert.Equal([rows[1].Ref.Id, rows[0].Ref.Id], (await Storage.Leases.Of(new AnnotatorId(ann))).Select(l => l.Row.Ref.Id));
    }

    [SkippableFact]
    public async Task Pages_of_a_shard_never_cut_a_person_in_two()
    {
        var people = Enumerable.Range(0, 200).Select(_ => World.NewId()).Where(id => StableHash.ShardOf(id) == 3).ToArray();
        var rows = await World.Tasks(await World.Batch(), people.Length * 3);
        for (var i = 0; i < rows.Count; i++)
            await World.Do(World.Grant(rows[i].Fresh()!, people[i / 3]));

        var seen = new List<(string, TaskId)>();
        AnnotatorId? after = null;
        while (await Storage.Leases.OfShard(3, after, 7) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(l => (l.Attempt.Annotator.Value, l.Row.Ref.Id)));
            after = page[^1].Attempt.Annotator;
        }

        var expected = rows.Select((r, i) => (people[i / 3], r.Ref.Id)).ToHashSet();
        Assert.Equal(expected.Count, seen.Count(expected.Contains));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }
}

public sealed class SqliteLeases(SqliteAdapter adapter) : LeaseLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresLeases(PostgresAdapter adapter) : LeaseLaws(adapter), IClassFixture<PostgresAdapter>;
