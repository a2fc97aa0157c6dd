using Scheduler.Domain.Accounts;
using Scheduler.Storage.Accounts;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Accounts;

public abstract class KeptDraftLaws(Adapter adapter) : Laws(adapter)
{
    private IKeptDrafts Drafts => Storage.Get<IKeptDrafts>();

    [SkippableFact]
    public async Task What_a_person_left_is_there_for_that_person_until_it_is_taken()
    {
        var (ann, bob) = (new AnnotatorId(World.NewId()), new AnnotatorId(World.NewId()));
        Assert.True(await Drafts.Put(ann, new("b", World.Start, "half 😀")));
        Assert.True(await Drafts.Put(ann, new("a", World.Start.AddMinutes(1), "first")));
        Assert.True(await Drafts.Put(ann, new("a", World.Start.AddMinutes(2), "second")));
        Assert.Equal([("b", World.Start), ("a", World.Start.AddMinutes(2))], (await Drafts.List(ann, World.Start)).Select(d => (d.Id, d.At)));
        Assert.Equal("second", (await Drafts.Find(ann, "a", World.Start))!.Text);
        Assert.Equal("half 😀", (await Drafts.Find(ann, "b", World.Start))!.Text);

        Assert.Empty(await Drafts.List(bob, World.Start));
        Assert.Null(await Drafts.Find(bob, "a", World.Start));
        Assert.False(await Drafts.Remove(bob, "a"));

        Assert.True(await Drafts.Remove(ann, "a"));
        Assert.False(await Drafts.Remove(ann, "a"));
        Assert.Equal("b", Assert.Single(await Drafts.List(ann, World.Start)).Id);
    }

    [SkippableFact]
    public async Task As_many_as_may_be_are_kept_and_any_of_them_may_be_replaced()
    {
        var ann = new AnnotatorId(World.NewId());
        for (var i = 0; i < KeptDraftRules.MaxPerPerson; i++)
            Assert.True(await Drafts.Put(ann, new($"d{i}", World.Start, "x")));
        Assert.False(await Drafts.Put(ann, new("more", World.Start, "x")));
        Assert.True(await Drafts.Put(ann, new("d7", World.Start, "y")));
        Assert.True(await Drafts.Put(new(World.NewId()), new("d0", World.Start, "x")));
        Assert.True(await Drafts.Remove(ann, "d8"));
        Assert.True(await Drafts.Put(ann, new("more", World.Start, "x")));
    }

    [SkippableFact]
    public async Task What_nobody_came_back_for_is_let_go()
    {
        var (ann, end) = (new AnnotatorId(World.NewId()), World.Start + KeptDraftRules.Kept);
        Assert.True(await Drafts.Put(ann, new("old", World.Start, "x")));
        Assert.Single(await Drafts.List(ann, end.AddMilliseconds(-1)));
        Assert.Empty(await Drafts.List(ann, end));
        Assert.Null(await Drafts.Find(ann, "old", end));
        Assert.True(await Drafts.Put(new(World.NewId()), new("new", end, "x")));
        Assert.False(await Drafts.Remove(ann, "old"));
    }
}

public sealed class SqliteKeptDrafts(SqliteAdapter adapter) : KeptDraftLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresKeptDrafts(PostgresAdapter adapter) : KeptDraftLaws(adapter), IClassFixture<PostgresAdapter>;
