using Scheduler.Storage.Relational;
using Scheduler.Tests.Storage.Adapters;

namespace Scheduler.Tests.Storage.Schema;

public abstract class ClockLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableTheory]
    [InlineData(3600, "3600 s ahead of")]
    [InlineData(-600, "600 s behind")]
    public async Task A_clock_that_is_wrong_is_said_to_be(int seconds, string said)
    {
        var check = new ClockCheck(Storage.Get<RecordDatabase>(), new ShiftedClock(TimeSpan.FromSeconds(seconds)));
        Assert.Contains(said, await check.Problem(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_clock_that_is_right_is_no_problem_nor_one_that_is_nearly()
    {
        Assert.Null(await Storage.Get<ClockCheck>().Problem());
        Assert.Null(await new ClockCheck(Storage.Get<RecordDatabase>(), new ShiftedClock(TimeSpan.FromSeconds(5))).Problem());
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}

public sealed class SqliteClocks(SqliteAdapter adapter) : ClockLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresClocks(PostgresAdapter adapter) : ClockLaws(adapter), IClassFixture<PostgresAdapter>;
