using Scheduler.Domain.Batches;
using Scheduler.Storage.Batches;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Batches;

public abstract class FeedbackLaws(Adapter adapter) : Laws(adapter)
{
    private IFeedback Feedback => Storage.Get<IFeedback>();

    [SkippableFact]
    public async Task A_repeated_note_is_one_and_notes_on_a_task_are_bounded()
    {
        var (batch, task) = (new BatchId(World.NewId()), new TaskId(World.NewId()));
        for (var i = 0; i < BatchLimits.MaxFeedbackPerTask; i++)
            for (var again = 0; again < 2; again++)
                Assert.True(await Feedback.Add(Note(batch, task, $"c{i}")));
        Assert.False(await Feedback.Add(Note(batch, task, "more")));
        Assert.True(await Feedback.Add(Note(batch, new(World.NewId()), "other")));
        var all = await Feedback.List(World.Tenant, batch, null, 100);
        Assert.Equal(BatchLimits.MaxFeedbackPerTask + 1, all.Count);
        Assert.Equal(all.Skip(4), await Feedback.List(World.Tenant, batch, all[3].Id, 100));
        Assert.Empty(await Feedback.List(World.Tenant with { Mode = Mode.Test }, batch, null, 100));
    }

    private FeedbackRow Note(BatchId batch, TaskId task, string command) =>
        new(World.NewId(), World.Tenant, batch, task, new("ann" + batch.Value), new(command), World.Start, "What is a cat?");
}

public sealed class SqliteFeedback(SqliteAdapter adapter) : FeedbackLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresFeedback(PostgresAdapter adapter) : FeedbackLaws(adapter), IClassFixture<PostgresAdapter>;
