using Scheduler.Domain.Projects;

namespace Scheduler.Tests.Domain.Projects;

public sealed class DeliveryScheduleLaws
{
    private static readonly DateTimeOffset Monday = new(2030, 1, 7, 0, 0, 0, TimeSpan.Zero);

    private static readonly DeliverySchedule Weekly = new(Monday, 7, 48, 1_000, null);

    [Fact]
    public void Periods_follow_each_other_without_gaps()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(Weekly.Period(i).To, Weekly.Period(i + 1).From);
        Assert.Equal(1_000, Weekly.Period(0).ExpectedTasks);
        Assert.Equal(285, (Weekly with { PeriodDays = 2 }).Period(0).ExpectedTasks);
    }

    [Theory]
    [InlineData(-24, 0)]
    [InlineData(0, 0)]
    [InlineData(167.9, 0)]
    [InlineData(168, 1)]
    public void A_moment_lies_in_one_period(double hours, long index) => Assert.Equal(index, Weekly.At(Monday.AddHours(hours)).Index);

    [Theory]
    [InlineData(120, 0)]
    [InlineData(120.01, 1)]
    public void What_comes_after_the_submission_time_is_done_in_the_next_period(double hours, long index) => Assert.Equal(index, Weekly.For(Monday.AddHours(hours)).Index);

    [Fact]
    public void All_that_is_wrong_with_a_schedule_is_told_at_once()
    {
        var wrong = new DeliverySchedule(new(1999, 1, 1, 0, 0, 0, TimeSpan.Zero), 93, -1, 0, null);
        Assert.Equal(["", "period_days", "starts_at", "submit_lead_hours", "weekly_volume"],
            ScheduleRules.Check(wrong, new() { Kind = ProjectKind.Rapid }).Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.Empty(ScheduleRules.Check(Weekly with { LeadHours = 167 }, new()));
        Assert.Equal("submit_lead_hours", Assert.Single(ScheduleRules.Check(Weekly with { LeadHours = 168 }, new())).Path);
    }
}
