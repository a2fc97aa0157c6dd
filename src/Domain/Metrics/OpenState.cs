namespace Scheduler.Domain.Metrics;

/// <summary>Where an open task of a launched batch stands: as <see cref="Backlog"/> counts it.</summary>
public enum OpenState
{
    Unspecified = 0,

    /// <summary>At the label stage, and nobody holds it.</summary>
    WaitingLabels = 1,

    /// <summary>At the label stage, and somebody holds it.</summary>
    InLabeling = 2,
    WaitingReviews = 3,
    InReview = 4,

    /// <summary>Of a paused batch, and nobody holds it.</summary>
    Paused = 5,
}

public static class OpenStates
{
    public static OpenState Of(bool review, bool held, bool paused) => (review, held, paused) switch
    {
        (false, true, _) => OpenState.InLabeling,
        (true, true, _) => OpenState.InReview,
        (_, _, true) => OpenState.Paused,
        (false, _, _) => OpenState.WaitingLabels,
        _ => OpenState.WaitingReviews,
    };
}
