using Scheduler.Domain.Metrics;
using Scheduler.Domain.Steering;
using Scheduler.Domain.Tasks;
using static Scheduler.Tests.Domain.Tasks.Given;

namespace Scheduler.Tests.Domain.Steering;

public sealed class StuckLaws
{
    [Fact]
    public void Only_leases_since_the_last_answer_count_and_those_nobody_saw_do_not() =>
        Assert.Equal(3, StuckRule.Unanswered(
        [
            Step(TaskEventKind.Ended, AttemptState.Lapsed),
            Step(TaskEventKind.Submitted, AttemptState.Submitted),
            Step(TaskEventKind.Ended, AttemptState.Declined),
            Step(TaskEventKind.Ended, AttemptState.Revoked),
            Step(TaskEventKind.Granted, AttemptState.Live),
            Step(TaskEventKind.Ended, AttemptState.Expired),
            Step(TaskEventKind.Ended, AttemptState.Released),
        ]));

    [Fact]
    public void What_somebody_gave_back_is_stuck_until_another_takes_that_slot()
    {
        TaskStep[] back =
        [
            Step(TaskEventKind.Granted, AttemptState.Live),
            Step(TaskEventKind.Ended, AttemptState.Released),
            Step(TaskEventKind.Submitted, AttemptState.Submitted),
            Step(TaskEventKind.Ended, AttemptState.Expired),
        ];
        Assert.Same(back[1], StuckRule.GivenBack(back));
        Assert.Null(StuckRule.GivenBack([.. back, Step(TaskEventKind.Granted, AttemptState.Live)]));
        Assert.Null(StuckRule.GivenBack([Step(TaskEventKind.Ended, AttemptState.Expired)]));
        Assert.NotNull(StuckRule.GivenBack([Step(TaskEventKind.Ended, AttemptState.Declined)]));
    }

    private static TaskStep Step(TaskEventKind kind, AttemptState state) => new(kind, Noon, LabelTaskStatus.Pending, 0, 0) { Token = 1, AttemptState = state };
}
