using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// How good the work is, label by label, and of each person label by label. What is counted are annotations (or choices), not tasks: one
/// of five boxes that a reviewer moved tells against its own label only. What a reviewer adds was given by nobody before and is not counted.
/// </summary>
public sealed class LabelQuality
{
    private readonly Dictionary<string, Flow> _flows = [];
    private readonly Dictionary<(AnnotatorId, string), Flow> _people = [];

    public IReadOnlyDictionary<string, Flow> Flows => _flows;

    /// <summary>
    /// Of labelers what became of their own marks: by the first verdict on their round when it was their answer alone that was reviewed, by how like
    /// they were to what was made of them when there were several. Of reviewers the verdicts they gave, and what became of these.
    /// </summary>
    public IReadOnlyDictionary<(AnnotatorId Person, string Label), Flow> ByPerson => _people;

    /// <param name="task">Completed.</param>
    /// <param name="audit">What the customer said of it; null for nothing.</param>
    public void Count(LabelTask task, IMerge merge, ReviewStatus? audit)
    {
        LabelMarks? now = null;
        var verdicts = 0;

        // Whose answer the next verdict is the first on, and whose verdict it judges.
        AnnotatorId? author = null, judge = null;
        foreach (var stage in task.Attempts.Where(a => a.State == AttemptState.Submitted).GroupBy(a => (a.Round, a.Stage)).OrderBy(g => g.Key))
            switch (Plan.KindOf(stage.Key.Stage))
            {
                case StageKind.Label when stage.Count() < task.Plan.SlotsOf(stage.Key.Stage):
                    break;
                case StageKind.Label:
                    (now, author, judge) = (Labels([.. stage.OrderBy(a => a.Slot)], merge), stage.Count() == 1 ? stage.First().Annotator : null, null);
                    break;
                case StageKind.Adjudicate:
                    (now, author) = (LabelMarks.Of(stage.Last().Response!), null);
                    break;
                default:
                    if (now is null || stage.Last() is not { Verdict: { } verdict } review)
                        break;
                    var after = verdict == Verdict.Fix && review.Response is { } mended ? LabelMarks.Of(mended) : now;
                    Judge(now, after, review, verdicts++ == 0, author, judge);
                    (now, author, judge) = (after, null, verdict == Verdict.Reject ? null : review.Annotator);
                    break;
            }

        if (now is not null && audit is { } said && task.Response is { } response)
            Audit(now, LabelMarks.Of(response), said);
    }

    /// <summary>One answer, or what was made of several: then each label also by how like they were in it.</summary>
    private LabelMarks Labels(Attempt[] answers, IMerge merge)
    {
        if (answers.Length == 1)
            return LabelMarks.Of(answers[0].Response!);
        var merged = LabelMarks.Of(merge.Merge([.. answers.Select(a => new Answer(a.Response!))]).Response);
        var given = answers.Select(a => (Person: a.Annotator, Marks: LabelMarks.Of(a.Response!))).ToArray();
        foreach (var label in given.Select(g => g.Marks).Append(merged).SelectMany(m => m.Labels).Distinct())
        {
            // Who does not give a label agrees with an answer that does not give it either; nobody's response is made of nothing.
            double Likeness(LabelMarks one) => (one.Count(label), merged.Count(label)) switch
            {
                (0, 0) => 1,
                (0, _) or (_, 0) => 0,
                _ => merge.Likeness(one.Only(label), merged.Only(label)),
            };
            var alike = given.Select(g => (g.Person, Likeness: Likeness(g.Marks))).ToArray();
            Of(label).Compare(alike.Average(a => a.Likeness));
            foreach (var (person, likeness) in alike)
                Of(person, label).Compare(likeness);
        }

        return merged;
    }

    private void Judge(LabelMarks before, LabelMarks after, Attempt review, bool first, AnnotatorId? author, AnnotatorId? judge)
    {
        foreach (var label in before.Labels)
        {
            var all = before.Count(label);
            var kept = review.Verdict switch
            {
                Verdict.Accept => all,
                Verdict.Fix => before.Kept(label, after),
                _ => 0,
            };
            foreach (var flow in new[] { Of(label), Of(review.Annotator, label) })
            {
                flow.Add(Measure.ReviewAccepts, kept);
                flow.Add(review.Verdict == Verdict.Reject ? Measure.ReviewRejects : Measure.ReviewFixes, all - kept);
            }

            foreach (var flow in Those(first ? Of(label) : null, author is { } labeler ? Of(labeler, label) : null))
            {
                flow.Add(Measure.Reviewed, all);
                flow.Add(Measure.FirstPass, kept);
            }

            foreach (var flow in judge is { } earlier ? Those(Of(label), Of(earlier, label)) : [])
            {
                flow.Add(Measure.Judged, all);
                flow.Add(Measure.Overturned, all - kept);
            }
        }
    }

    private static IEnumerable<Flow> Those(params Flow?[] flows) => flows.OfType<Flow>();

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

    private Flow Of(AnnotatorId person, string label) => _people.TryGetValue((person, label), out var flow) ? flow : _people[(person, label)] = new();
}
