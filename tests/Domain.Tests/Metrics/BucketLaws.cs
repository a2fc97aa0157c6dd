using Scheduler.Domain.Metrics;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class BucketLaws
{
    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(24, false, 1)]
    [InlineData(25, false, 15)]
    [InlineData(1, true, 15)]
    [InlineData(24 * 14, false, 15)]
    [InlineData(24 * 31, false, 60)]
    public void A_window_is_answered_in_the_finest_buckets_that_are_kept_and_not_too_many(int hours, bool people, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Buckets.SizeFor(Noon.AddHours(-hours), Noon, Noon, people));

    [Fact]
    public void A_moment_lies_in_the_bucket_that_starts_before_it()
    {
        Assert.Equal(Noon, Buckets.Floor(Noon, Buckets.Hour));
        Assert.Equal(Noon.AddMinutes(45), Buckets.Floor(Noon.AddMinutes(59).AddSeconds(59), Buckets.Quarter));
    }

    [Fact]
    public void Work_of_a_kind_that_nobody_has_done_has_no_hours()
    {
        var backlog = Backlog.Empty with { LabelSlots = 60, ReviewSlots = 30 };
        Assert.Null(backlog.Hours(60_000, null));
        Assert.Equal(1.5, backlog.Hours(60_000, 60_000));
        Assert.Equal(0, Backlog.Empty.Hours(null, null));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("project:abc")]
    [InlineData("person:ann")]
    public void A_scope_is_read_as_it_is_written(string text) => Assert.Equal(text, MetricScope.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("planet:earth")]
    [InlineData("project:")]
    public void Other_texts_are_no_scope(string text) => Assert.Null(MetricScope.Parse(text));
}
