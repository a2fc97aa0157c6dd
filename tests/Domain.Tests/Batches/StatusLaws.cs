using Scheduler.Domain.Batches;

namespace Scheduler.Tests.Domain.Batches;

public sealed class StatusLaws
{
    [Fact]
    public void A_batch_that_is_given_up_only_ends_and_takes_no_tasks()
    {
        var ways = Enum.GetValues<BatchStatus>().Where(to => BatchTransitions.Allows(BatchStatus.Cancelling, to) || BatchTransitions.Allows(BatchStatus.Cancelled, to));
        Assert.Equal([BatchStatus.Cancelled], ways);
        foreach (var status in new[] { BatchStatus.Cancelling, BatchStatus.Cancelled })
            Assert.False(BatchTransitions.TakesTasks(status, startsAtOnce: true));
    }
}
