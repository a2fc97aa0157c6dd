using Scheduler.Domain.Quality;

namespace Scheduler.Domain.Tasks;

/// <summary>
/// The response that a task was completed with before it went back to work. The row keeps the latest only; attempts keep every answer,
/// and the same rules make the same of them.
/// </summary>
public static class PastResponse
{
    /// <param name="answers">The attempts submitted until then.</param>
    /// <returns>Null when they do not make a response.</returns>
    public static string? Of(Plan plan, IEnumerable<Attempt> answers, IMerge merge)
    {
        string? response = null;
        foreach (var stage in answers.Where(a => a.State == AttemptState.Submitted).GroupBy(a => (a.Round, a.Stage)).OrderBy(g => g.Key))
            response = Plan.KindOf(stage.Key.Stage) switch
            {
                StageKind.Label => stage.Count() < plan.SlotsOf(stage.Key.Stage) ? response
                    : merge.Merge([.. stage.OrderBy(a => a.Slot).Select(a => new Answer(a.Response!))]).Response,
                StageKind.Adjudicate => stage.Last().Response,
                _ => stage.Last() is { Verdict: Verdict.Fix, Response: { } mended } ? mended : response,
            };
        return response;
    }
}
