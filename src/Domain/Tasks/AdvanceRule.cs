using Scheduler.Domain.Quality;

namespace Scheduler.Domain.Tasks;

/// <summary>Moves a task on when an accepted answer closes its stage.</summary>
public static class AdvanceRule
{
    /// <summary>Times a task goes back to the label stage before a person with the adjudicate role decides.</summary>
    public const int MaxRounds = 2;

    /// <summary>
    /// <paramref name="change"/> with the move that <paramref name="answer"/> causes: none while the stage waits for more
    /// answers; otherwise the next stage, another round, or completion with the final response.
    /// </summary>
    public static TaskChange Advance(LabelTask task, TaskChange change, Attempt answer, IMerge merge)
    {
        // An open slot of the stage other than the one just answered keeps the stage open.
        var answers = task.Current().Where(a => a.State == AttemptState.Submitted && a.Token != answer.Token).Append(answer).ToArray();
        if (answers.Length < task.Plan.SlotsOf(task.Stage))
            return change;

        return Plan.KindOf(task.Stage) switch
        {
            StageKind.Label => Merged(task, change, answers, merge),
            StageKind.Adjudicate => Complete(change, answer.Response!),
            _ => answer.Verdict switch
            {
                Verdict.Fix => Next(task, change, answer.Response!),
                Verdict.Reject => Reject(task, change),
                _ => Next(task, change, task.Response!),
            },
        };
    }

    private static TaskChange Merged(LabelTask task, TaskChange change, Attempt[] answers, IMerge merge)
    {
        var merged = merge.Merge([.. answers.OrderBy(a => a.Slot).Select(a => new Answer(a.Response!))]);
        return Next(task, change with { Agreement = answers.Length > 1 ? merged.Agreement : null }, merged.Response);
    }

    private static TaskChange Next(LabelTask task, TaskChange change, string response) =>
        task.Plan.After(task.Stage) is { } stage
            ? change with { Stage = stage, Response = response }
            : Complete(change, response);

    private static TaskChange Reject(LabelTask task, TaskChange change)
    {
        var (stage, round) = Plan.AfterReject(task.Round);
        return change with { Stage = stage, Round = round };
    }

    private static TaskChange Complete(TaskChange change, string response)
    {
        Invariant.Holds(TaskTransitions.Allows(change.Status, LabelTaskStatus.Completed), "only a pending task completes");
        return change with { Status = LabelTaskStatus.Completed, Response = response };
    }
}
