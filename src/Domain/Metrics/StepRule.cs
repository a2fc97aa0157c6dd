using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>What one step adds to the figures, the completion of its task apart.</summary>
internal static class StepRule
{
    public static void Count(Flow flow, TaskStep step)
    {
        switch (step.Kind)
        {
            case TaskEventKind.Submitted:
                Offer(flow, step);
                Answer(flow, step);
                break;
            case TaskEventKind.Salvaged:
                flow.Add(Measure.Salvaged);
                Answer(flow, step);
                break;
            case TaskEventKind.LateStored:
                flow.Add(Measure.Late);
                break;
            case TaskEventKind.Ended:
                Offer(flow, step);
                End(flow, step.AttemptState);
                break;
            case TaskEventKind.Canceled:
                flow.Add(Measure.Canceled);
                break;
            case TaskEventKind.Errored:
                flow.Add(Measure.Errored);
                break;
        }
    }

    /// <summary>The time of an answer from acceptance, and how much of it was work; a client that counts more than there was is not believed.</summary>
    private static void Answer(Flow flow, TaskStep step)
    {
        var hand = step.AcceptedAt is { } accepted ? Math.Max(0, (long)(step.At - accepted).TotalMilliseconds) : 0;
        var told = step.ActiveMs > 0;
        var active = Math.Min(step.ActiveMs, hand);
        if (step.AttemptStage == Plan.LabelStage)
        {
            flow.Add(Measure.LabelAnswers);
            flow.Add(Measure.LabelHandMs, hand);
            flow.Add(Measure.LabelActiveMs, active);
            flow.Add(Measure.LabelActiveTold, told ? 1 : 0);
            flow.Handle.Add(told ? active : hand);
            return;
        }

        flow.Add(Measure.ReviewAnswers);
        flow.Add(Measure.ReviewHandMs, hand);
        flow.Add(Measure.ReviewActiveMs, active);
        flow.Add(Measure.ReviewActiveTold, told ? 1 : 0);
        if (step.Verdict is { } verdict)
            flow.Add(verdict switch
            {
                Verdict.Fix => Measure.ReviewFixes,
                Verdict.Reject => Measure.ReviewRejects,
                _ => Measure.ReviewAccepts,
            });
    }

    /// <summary>Shown and accepted at the same moment was not asked.</summary>
    private static void Offer(Flow flow, TaskStep step)
    {
        if (step.OfferedAt is not { } offered)
            return;
        if (step.AcceptedAt is { } accepted)
            flow.Add(Measure.OffersAccepted, accepted > offered ? 1 : 0);
        else if (step.AttemptState == AttemptState.Declined)
            flow.Add(Measure.OffersDeclined);
        else if (step.AttemptState == AttemptState.Lapsed)
            flow.Add(Measure.OffersLapsed);
    }

    private static void End(Flow flow, AttemptState state)
    {
        switch (state)
        {
            case AttemptState.Released:
                flow.Add(Measure.Released);
                break;
            case AttemptState.Expired:
                flow.Add(Measure.Expired);
                break;
            case AttemptState.Revoked:
                flow.Add(Measure.Revoked);
                break;
            case AttemptState.Disowned:
                flow.Add(Measure.Disowned);
                break;
        }
    }
}
