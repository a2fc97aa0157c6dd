using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Replay;

/// <summary>
/// The stages of a task, said a second time from the design: 0 labels, 1..review levels (5 at most) review, 6 adjudicates; a
/// reject starts a new round of labels, twice at most, then the adjudicator decides.
/// </summary>
internal static class Pipeline
{
    private const int MaxRounds = 2, Adjudication = 6;

    public static int SlotsOf(TaskLine task, int stage) => stage == 0 ? task.Overlap : 1;

    public static bool IsReview(TaskLine task, int stage) => stage >= 1 && stage <= task.ReviewLevels;

    public static bool IsAdjudication(int stage) => stage == Adjudication;

    /// <summary>Where an accepted answer must leave the task.</summary>
    public static Place After(TaskReplay before, EventLine answer)
    {
        var here = new Place(TaskState.Pending, before.Stage, before.Round);
        var task = before.Task;
        var answers = 1 + before.Current.Count(l => l.State == LeaseState.Submitted && l.Token != answer.Token);
        if (answers < SlotsOf(task, before.Stage))
            return here;
        if (IsReview(task, before.Stage) && answer.Verdict == VerdictCode.Reject)
            return before.Round < MaxRounds ? here with { Stage = 0, Round = before.Round + 1 } : here with { Stage = Adjudication };
        return before.Stage < task.ReviewLevels ? here with { Stage = before.Stage + 1 } : here with { Status = TaskState.Completed };
    }
}

/// <summary>Where a task is.</summary>
internal readonly record struct Place(TaskState Status, int Stage, int Round);
