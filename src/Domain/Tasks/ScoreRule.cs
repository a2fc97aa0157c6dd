using Scheduler.Domain.Quality;

namespace Scheduler.Domain.Tasks;

/// <summary>Scores the answer to a quality task, in the very change that records it: an answer without its score cannot be.</summary>
public static class ScoreRule
{
    /// <returns><paramref name="change"/> with the agreement of the person's answer with the known one, 0 to 1; as it was when nobody who is measured answers by it.</returns>
    public static TaskChange Score(LabelTask task, TaskChange change, KnownAnswer known, IMerge merge) =>
        change.Attempt is { State: AttemptState.Submitted } answer && (Plan.KindOf(answer.Stage) == StageKind.Review) == known.OfReview
            ? change with { Agreement = Of(task, answer, known, merge) }
            : change;

    /// <summary>To accept is to say what was shown. To reject it is right by as much as it was wrong.</summary>
    private static double Of(LabelTask task, Attempt answer, KnownAnswer known, IMerge merge) => answer.Verdict switch
    {
        Verdict.Accept => merge.Likeness(task.Response!, known.Expected),
        Verdict.Reject => 1 - merge.Likeness(task.Response!, known.Expected),
        _ => merge.Likeness(answer.Response!, known.Expected),
    };
}
