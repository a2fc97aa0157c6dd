using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Metrics;

public sealed class RosterLaws
{
    private readonly Roster<string> _roster = new();

    [Fact]
    public void Somebody_who_waits_between_tasks_is_there_in_one_stretch()
    {
        _roster.Hear("ann", Activity.Available, Noon, Noon);
        _roster.Hear("ann", Activity.Busy, Noon, Noon.AddSeconds(10));
        Assert.Null(_roster.Hear("ann", Activity.Available, Noon, Noon.AddSeconds(20)));
        Assert.Equal(new Roster<string>.Span(Activity.Available, Noon, Noon.AddSeconds(20)), Assert.Single(_roster.TakeChanged()).Span);
        Assert.Empty(_roster.TakeChanged());
    }

    [Fact]
    public void A_break_ends_the_stretch_and_going_ends_the_break()
    {
        _roster.Hear("ann", Activity.Available, Noon, Noon.AddSeconds(30));
        Assert.Equal(Noon.AddSeconds(30), _roster.Hear("ann", Activity.Break, Noon.AddSeconds(31), Noon.AddSeconds(31))!.Until);
        Assert.Equal(Noon.AddSeconds(40), _roster.Hear("ann", Activity.Offline, Noon.AddSeconds(40), Noon.AddSeconds(40))!.Until);
        Assert.Equal(0, _roster.Count);
    }

    [Fact]
    public void Who_is_not_heard_of_is_gone_and_old_word_changes_nothing()
    {
        _roster.Hear("ann", Activity.Available, Noon, Noon.AddSeconds(30));
        Assert.Null(_roster.Hear("ann", Activity.Offline, Noon, Noon.AddSeconds(10)));
        Assert.Empty(_roster.DropSilent(Noon.AddSeconds(74)));
        Assert.Equal(["ann"], _roster.DropSilent(Noon.AddSeconds(75)));
    }
}
