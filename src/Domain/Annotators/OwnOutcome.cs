using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Annotators;

/// <summary>What became of an answer, as its author sees it. The words of the API are these names.</summary>
public enum OwnOutcome
{
    Unspecified = 0,

    /// <summary>A review, or others' answers, are still to come.</summary>
    Waiting = 1,

    /// <summary>The task is done, and nobody reviewed the answer.</summary>
    Completed = 2,

    Accepted = 3,
    Fixed = 4,
    Rejected = 5,

    /// <summary>The task ended without a result.</summary>
    Canceled = 6,
}

public static class OwnOutcomes
{
    /// <param name="review">What the next review stage said of the answer; null when it has not spoken.</param>
    public static OwnOutcome Of(LabelTaskStatus task, Verdict? review) => review switch
    {
        Verdict.Accept => OwnOutcome.Accepted,
        Verdict.Fix => OwnOutcome.Fixed,
        Verdict.Reject => OwnOutcome.Rejected,
        _ => task switch
        {
            LabelTaskStatus.Completed => OwnOutcome.Completed,
            LabelTaskStatus.Canceled or LabelTaskStatus.Error => OwnOutcome.Canceled,
            _ => OwnOutcome.Waiting,
        },
    };
}
