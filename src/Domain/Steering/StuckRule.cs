using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Steering;

/// <summary>When a task belongs on the managers' list: people get it again and again, and nobody answers it.</summary>
public static class StuckRule
{
    /// <summary>Leases in a row that ended without an answer.</summary>
    public const int UnansweredLeases = 3;

    /// <summary>
    /// The step by which somebody said that they do not do the task, when nobody has taken their slot since; null otherwise. It does not
    /// come back to them, so that one who could do it may be missing altogether.
    /// </summary>
    public static TaskStep? GivenBack(IReadOnlyList<TaskStep> steps)
    {
        for (var i = steps.Count - 1; i >= 0 && steps[i].Kind is not (TaskEventKind.Granted or TaskEventKind.Salvaged or TaskEventKind.Recalled); i--)
            if (steps[i] is { Kind: TaskEventKind.Ended, AttemptState: AttemptState.Declined or AttemptState.Released })
                return steps[i];
        return null;
    }

    /// <summary>Leases at the end of a story that brought no answer; what was taken back, for somebody else or by a manager, does not count.</summary>
    public static int Unanswered(IReadOnlyList<TaskStep> steps)
    {
        var count = 0;
        for (var i = steps.Count - 1; i >= 0 && !steps[i].IsAnswer; i--)
            if (steps[i] is { Kind: TaskEventKind.Ended, AttemptState: AttemptState.Declined or AttemptState.Lapsed or AttemptState.Released or AttemptState.Expired })
                count++;
        return count;
    }
}
