using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>What reviewers said of a completed task, by whom it concerns.</summary>
/// <param name="First">The first verdict ever; null when it was not reviewed.</param>
/// <param name="Labels">Labelers, an entry for each round they answered in that was reviewed: whether the first reviewer accepted it.</param>
/// <param name="Judgements">Reviewers, an entry for each verdict that a later reviewer judged again: whether that was no acceptance.</param>
internal sealed record ReviewOutcome(
    Verdict? First,
    IReadOnlyList<(AnnotatorId Person, bool Accepted)> Labels,
    IReadOnlyList<(AnnotatorId Person, bool Overturned)> Judgements)
{
    private static readonly ReviewOutcome None = new(null, [], []);

    public static ReviewOutcome Of(TaskStory story)
    {
        var answers = story.Steps.Where(s => s.IsAnswer).ToArray();
        var verdicts = answers.Where(s => s.Verdict is not null).ToArray();
        if (verdicts.Length == 0)
            return None;

        var labels = new List<(AnnotatorId, bool)>();
        foreach (var label in answers.Where(a => a.AttemptStage == Plan.LabelStage))
            if (verdicts.FirstOrDefault(v => v.AttemptRound == label.AttemptRound) is { } first)
                labels.Add((label.Annotator!.Value, first.Verdict == Verdict.Accept));

        var judgements = new List<(AnnotatorId, bool)>();
        for (var i = 0; i + 1 < verdicts.Length; i++)
            if (verdicts[i + 1].AttemptRound == verdicts[i].AttemptRound && verdicts[i].Verdict != Verdict.Reject)
                judgements.Add((verdicts[i].Annotator!.Value, verdicts[i + 1].Verdict != Verdict.Accept));
        return new(verdicts[0].Verdict, labels, judgements);
    }

    public void CountTask(Flow flow)
    {
        if (First is not { } first)
            return;
        flow.Add(Measure.Reviewed);
        flow.Add(Measure.FirstPass, first == Verdict.Accept ? 1 : 0);
        flow.Add(Measure.Judged, Judgements.Count);
        flow.Add(Measure.Overturned, Judgements.Count(j => j.Overturned));
    }
}
