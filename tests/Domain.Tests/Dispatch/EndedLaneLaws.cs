using Scheduler.Domain.Dispatch;
using static Scheduler.Tests.Domain.Dispatch.Lanes;

namespace Scheduler.Tests.Domain.Dispatch;

public sealed class EndedLaneLaws
{
    [Fact]
    public void Lanes_of_batches_that_have_ended_are_not_kept_and_those_of_others_are()
    {
        var index = Index();
        index.Publish(Lane("open"));
        index.Publish(Lane("taken", free: 0));
        index.Publish(Lane("ended"));
        index.Retire(new("ended"));
        index.Publish(Lane("ended", free: 0, sequence: 2));
        for (var i = 0; i < DispatchIndex.SilentAfter; i++)
        {
            index.Publish(Lane("taken", free: 0, sequence: i + 2));
            index.ForgetSilent();
        }

        Assert.Equal(["open", "taken"], index.Lanes.Select(l => l.Batch.Value).Order());
    }
}
