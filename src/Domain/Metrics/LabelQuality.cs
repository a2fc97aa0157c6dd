using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// How good the work is, label by label. What is counted are annotations (or choices), not tasks: one of five boxes that a reviewer
/// moved tells against its own label only. What a reviewer adds was given by nobody before and is not counted.
/// </summary>
public sealed class LabelQuality
{
    private readonly Dictionary<string, Flow> _flows = [];

    public IReadOnlyDictionary<string, Flow> Flows => _flows;

    /// <param name="task">Completed.</param>
    /// <param name="audit">What the customer said of it; null for nothing.</param>
    public void Count(LabelTask task, IMerge merge, ReviewStatus? audit)
    {
        LabelMarks? now = null;
        var (verdicts, judged) = (0, false);
        foreach (var stage in task.Attempts.Where(a => a.State == AttemptState.Submitted).GroupBy(a => (a.Round, a.Stage)).OrderBy(g => g.Key))
            switch (Plan.KindOf(stage.Key.Stage))
            {
                case StageKind.Label when stage.Count() < task.Plan.SlotsOf(stage.Key.Stage):
                    break;
                case StageKind.Label:
                    (now, judged) = (Labels([.. stage.OrderBy(a => a.Slot).Select(a => a.Response!)], merge), false);
                    break;
                case StageKind.Adjudicate:
                    now = LabelMarks.Of(stage.Last().Response!);
                    break;
                default:
                    if (now is null || stage.Last() is not { Verdict: { } verdict } review)
                        break;
                    var after = verdict == Verdict.Fix && review.Response is { } mended ? LabelMarks.Of(mended) : now;
                    Judge(now, after, verdict, verdicts++ == 0, judged);
                    (now, judged) = (after, verdict != Verdict.Reject);
                    break;
            }

        if (now is not null && audit is { } said && task.Response is { } response)
            Audit(now, LabelMarks.Of(response), said);
    }

    /// <summary>One answer, or what was made of several: then each label also by how like they were in it.</summary>
    private LabelMarks Labels(string[] answers, IMerge merge)
    {
        if (answers.Length == 1)
            return LabelMarks.Of(answers[0]);
        var (merged, given) = (LabelMarks.Of(merge.Merge([.. answers.Select(a => new Answer(a))]).Response), answers.Select(LabelMarks.Of).ToArray());
        foreach (var label in given.Append(merged).SelectMany(m => m.Labels).Distinct())
        {
            // Who does not give a label agrees with an answer that does not give it either; nobody's response is made of nothing.
            var likeness = given.Average(one => (one.Count(label), merged.Count(label)) switch
            {
                (0, 0) => 1,
                (0, _) or (_, 0) => 0,
                _ => merge.Likeness(one.Only(label), merged.Only(label)),
            });
            Of(label).Add(Measure.Compared);
            Of(label).Add(Measure.AgreementMilli, (long)Math.Round(1000 * likeness));
        }

        return merged;
    }

    private void Judge(LabelMarks before, LabelMarks after, Verdict verdict, bool first, bool judged)
    {
        foreach (var label in before.Labels)
        {
            var (flow, all) = (Of(label), before.Count(label));
            var kept = verdict switch
            {
                Verdict.Accept => all,
                Verdict.Fix => before.Kept(label, after),
                _ => 0,
            };
            flow.Add(Measure.ReviewAccepts, kept);
            flow.Add(verdict == Verdict.Reject ? Measure.ReviewRejects : Measure.ReviewFixes, all - kept);
            flow.Add(Measure.Reviewed, first ? all : 0);
            flow.Add(Measure.FirstPass, first ? kept : 0);
            flow.Add(Measure.Judged, judged ? all : 0);
            flow.Add(Measure.Overturned, judged ? all - kept : 0);
        }
    }

    private void Audit(LabelMarks delivered, LabelMarks response, ReviewStatus said)
    {
        if (said is not (ReviewStatus.Accepted or ReviewStatus.Fixed or ReviewStatus.Rejected))
            return;
        foreach (var label in delivered.Labels)
        {
            var all = delivered.Count(label);
            var kept = said == ReviewStatus.Rejected ? 0 : delivered.Kept(label, response);
            Of(label).Add(Measure.AuditAccepts, kept);
            Of(label).Add(said == ReviewStatus.Rejected ? Measure.AuditRejects : Measure.AuditFixes, all - kept);
        }
    }

    private Flow Of(string label) => _flows.TryGetValue(label, out var flow) ? flow : _flows[label] = new();
}
