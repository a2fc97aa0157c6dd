using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Tasks;

public sealed class TransitionLaws
{
    [Fact]
    public void Only_a_pending_task_moves_and_never_back()
    {
        var states = Enum.GetValues<LabelTaskStatus>();
        var allowed = states.SelectMany(from => states.Where(to => TaskTransitions.Allows(from, to)).Select(to => (from, to)));
        Assert.Equal(
            [(LabelTaskStatus.Pending, LabelTaskStatus.Completed), (LabelTaskStatus.Pending, LabelTaskStatus.Canceled), (LabelTaskStatus.Pending, LabelTaskStatus.Error)],
            allowed.OrderBy(a => a.to));
    }

    [Theory]
    [InlineData(0, StageKind.Label)]
    [InlineData(1, StageKind.Review)]
    [InlineData(TaskLimits.MaxReviewLevels, StageKind.Review)]
    [InlineData(TaskLimits.MaxReviewLevels + 1, StageKind.Adjudicate)]
    public void A_stage_is_known_by_its_number_whatever_the_plan(int stage, StageKind kind) => Assert.Equal(kind, Plan.KindOf(stage));
}
