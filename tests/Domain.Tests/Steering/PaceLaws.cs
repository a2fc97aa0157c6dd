using Scheduler.Domain.Steering;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Steering;

public sealed class PaceLaws
{
    [Fact]
    public void A_batch_has_no_pace_before_a_quarter_of_an_hour()
    {
        Assert.Null(PaceRule.PerHour(null, 5, Noon));
        Assert.Null(PaceRule.PerHour(Noon, 0, Noon + PaceRule.Least - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(0, PaceRule.PerHour(Noon, 0, Noon + PaceRule.Least));
    }

    [Fact]
    public void Its_pace_is_that_of_the_time_in_which_it_was_worked_on()
    {
        Assert.Equal(40, PaceRule.PerHour(Noon, 10, Noon.AddMinutes(15)));
        Assert.Equal(10, PaceRule.PerHour(Noon, 10, Noon.AddHours(1)));
        Assert.Equal(10, PaceRule.PerHour(Noon, 10, Noon.AddDays(3)));
    }

    [Fact]
    public void Too_slow_is_said_only_when_it_is_known()
    {
        Assert.False(PaceRule.IsTooSlow(null, 5, remaining: 10));
        Assert.False(PaceRule.IsTooSlow(4, null, remaining: 10));
        Assert.False(PaceRule.IsTooSlow(0, 5, remaining: 0));
        Assert.False(PaceRule.IsTooSlow(5, 5, remaining: 10));
        Assert.True(PaceRule.IsTooSlow(4, 5, remaining: 10));
    }
}
