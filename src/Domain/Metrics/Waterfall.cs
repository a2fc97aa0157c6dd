namespace Scheduler.Domain.Metrics;

/// <summary>Where the time of a task went. The parts from <see cref="QueueWait"/> to <see cref="ReviewWork"/> are its turnaround.</summary>
public enum WaterfallPart
{
    /// <summary>The task existed, its batch was not launched: before the turnaround.</summary>
    NotLaunched = 0,

    /// <summary>Nobody had it before them, or somebody had it leased ahead without seeing it.</summary>
    QueueWait = 1,

    /// <summary>Shown to somebody who had not yet said yes or no.</summary>
    OfferWait = 2,

    /// <summary>In a labeler's hand, who worked.</summary>
    ActiveWork = 3,

    /// <summary>In a labeler's hand, who did not work, or whose lease ended without an answer.</summary>
    IdleInLease = 4,

    /// <summary>At the label stage again after a reviewer rejected: waiting and work.</summary>
    Rework = 5,

    /// <summary>Waited for a reviewer or an adjudicator, offers included.</summary>
    ReviewWait = 6,

    /// <summary>In a reviewer's or an adjudicator's hand.</summary>
    ReviewWork = 7,

    /// <summary>Completed, and the customer's server had not yet taken the callback: after the turnaround.</summary>
    CallbackWait = 8,
}

/// <summary>
/// The parts of one task's time, in milliseconds. They leave nothing out and count nothing twice: the seven inner parts sum to the
/// turnaround, and all nine to the time from creation to the arrived callback.
/// </summary>
public sealed record Waterfall
{
    public const int PartCount = 9;

    private readonly long[] _parts;

    internal Waterfall(long[] parts) => _parts = parts;

    public long this[WaterfallPart part] => _parts[(int)part];

    /// <summary>Milliseconds.</summary>
    public long Turnaround => Inner.Sum(p => _parts[(int)p]);

    /// <summary>The parts of the turnaround, in the order in which a task lives through them.</summary>
    public static IReadOnlyList<WaterfallPart> Inner { get; } =
        [WaterfallPart.QueueWait, WaterfallPart.OfferWait, WaterfallPart.ActiveWork, WaterfallPart.IdleInLease, WaterfallPart.Rework, WaterfallPart.ReviewWait, WaterfallPart.ReviewWork];
}
