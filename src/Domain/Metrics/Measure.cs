namespace Scheduler.Domain.Metrics;

/// <summary>
/// What is counted of a period; sums of parts are the sum of the whole. Names are stable, they stand in stored rows; numbers too,
/// processes of two versions send them to each other: append. Times are milliseconds.
/// </summary>
public enum Measure
{
    /// <summary>Tasks that became available for work: created in a launched batch, or launched with theirs.</summary>
    Arrived,
    Completed,
    Canceled,
    Errored,

    /// <summary>Tasks whose due time fell into the period, those canceled left out, and how many of them were completed by then.</summary>
    Due,
    OnTime,

    /// <summary>The parts of the completed tasks' time, in the order of <see cref="WaterfallPart"/>.</summary>
    NotLaunchedMs,
    QueueWaitMs,
    OfferWaitMs,
    ActiveWorkMs,
    IdleInLeaseMs,
    ReworkMs,
    ReviewWaitMs,
    ReviewWorkMs,

    /// <summary>Time that callbacks of completed tasks which arrived in the period had taken, and how many they were.</summary>
    CallbackWaitMs,
    CalledBack,

    /// <summary>Counted answers at the label stage, and at review stages and adjudication.</summary>
    LabelAnswers,
    ReviewAnswers,

    /// <summary>Accepted to answered.</summary>
    LabelHandMs,
    ReviewHandMs,

    /// <summary>Work as clients counted it, never more than the time in hand, and how many answers came with a count.</summary>
    LabelActiveMs,
    ReviewActiveMs,
    LabelActiveTold,
    ReviewActiveTold,

    /// <summary>Offers by what became of them; work that goes to people without asking is no offer.</summary>
    OffersAccepted,
    OffersDeclined,
    OffersLapsed,

    /// <summary>Leases that ended without an answer, and answers that came after the end of theirs.</summary>
    Released,
    Expired,
    Revoked,
    Disowned,
    Salvaged,
    Late,

    /// <summary>Verdicts of reviewers.</summary>
    ReviewAccepts,
    ReviewFixes,
    ReviewRejects,

    /// <summary>Completed tasks (of a person: their answers to them) that were reviewed, and those the first reviewer accepted as they were.</summary>
    Reviewed,
    FirstPass,

    /// <summary>Verdicts on completed tasks that a later reviewer judged again, and those not accepted then.</summary>
    Judged,
    Overturned,

    /// <summary>Verdicts of the customer.</summary>
    AuditAccepts,
    AuditFixes,
    AuditRejects,

    /// <summary>Tasks labeled by several whose answers were compared, and the sum of their agreement in thousandths.</summary>
    Compared,
    AgreementMilli,

    /// <summary>Time that people were there for work, available or busy.</summary>
    PresentMs,

    /// <summary>Events that the period's figures were made of.</summary>
    Events,
}
