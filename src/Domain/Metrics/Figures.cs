namespace Scheduler.Domain.Metrics;

/// <summary>
/// What people are shown of a flow. A figure that cannot be computed, a share of nothing for one, is null and left out of every
/// answer: never zero.
/// </summary>
public sealed record Figures
{
    public required long Arrived { get; init; }

    public required long Completed { get; init; }

    public required long Canceled { get; init; }

    public required long Errored { get; init; }

    public required TurnaroundFigures? Turnaround { get; init; }

    public required WaterfallFigures? Waterfall { get; init; }

    public required SlaFigures? Sla { get; init; }

    public required WorkFigures Work { get; init; }

    public required OfferFigures Offers { get; init; }

    public required QualityFigures Quality { get; init; }

    public static Figures Of(Flow flow) => new()
    {
        Arrived = flow[Measure.Arrived],
        Completed = flow[Measure.Completed],
        Canceled = flow[Measure.Canceled],
        Errored = flow[Measure.Errored],
        Turnaround = TurnaroundFigures.Of(flow.Turnaround),
        Waterfall = WaterfallFigures.Of(flow),
        Sla = flow[Measure.Due] == 0 ? null : new(flow[Measure.Due], flow[Measure.OnTime], Share(flow[Measure.OnTime], flow[Measure.Due])!.Value),
        Work = WorkFigures.Of(flow),
        Offers = OfferFigures.Of(flow),
        Quality = QualityFigures.Of(flow),
    };

    /// <summary>Null of nothing.</summary>
    internal static double? Share(long part, long whole) => whole > 0 ? (double)part / whole : null;
}

/// <summary>Milliseconds from accepted for work to completed.</summary>
/// <param name="P50">Within 0.75 % of the exact quantile, as are the others.</param>
public sealed record TurnaroundFigures(long Count, double Mean, double P50, double P90, double P95, double P99, long Max)
{
    public static TurnaroundFigures? Of(Sketch sketch) => sketch.Count == 0 ? null : new(
        sketch.Count, (double)sketch.Sum / sketch.Count,
        sketch.Quantile(0.5)!.Value, sketch.Quantile(0.9)!.Value, sketch.Quantile(0.95)!.Value, sketch.Quantile(0.99)!.Value, sketch.Max);
}

/// <summary>Mean milliseconds a completed task spent in each part; the seven from <paramref name="QueueWait"/> to <paramref name="ReviewWork"/> sum to the mean turnaround.</summary>
/// <param name="NotLaunched">Before the turnaround.</param>
/// <param name="CallbackWait">After it; null when no callback arrived in the period.</param>
/// <param name="Bottleneck">The largest part; null when all turnarounds are zero.</param>
public sealed record WaterfallFigures(
    long Count,
    double NotLaunched,
    double QueueWait,
    double OfferWait,
    double ActiveWork,
    double IdleInLease,
    double Rework,
    double ReviewWait,
    double ReviewWork,
    double? CallbackWait,
    Bottleneck? Bottleneck)
{
    public static WaterfallFigures? Of(Flow flow)
    {
        var count = flow.Turnaround.Count;
        if (count == 0)
            return null;
        double Mean(WaterfallPart part) => (double)flow[part] / count;
        return new(count, Mean(WaterfallPart.NotLaunched), Mean(WaterfallPart.QueueWait), Mean(WaterfallPart.OfferWait), Mean(WaterfallPart.ActiveWork),
            Mean(WaterfallPart.IdleInLease), Mean(WaterfallPart.Rework), Mean(WaterfallPart.ReviewWait), Mean(WaterfallPart.ReviewWork),
            Figures.Share(flow[Measure.CallbackWaitMs], flow[Measure.CalledBack]), Bottleneck.Of(p => flow[p]));
    }
}

/// <param name="Due">Tasks whose due time fell into the period.</param>
/// <param name="Attainment">0..1.</param>
public sealed record SlaFigures(long Due, long OnTime, double Attainment);

/// <param name="Labels">Counted answers at the label stage.</param>
/// <param name="LabelActiveMs">Mean work on a label, of those whose client counted; idle time over 60 s is no work.</param>
/// <param name="LabelHandMs">Mean time from acceptance to the answer.</param>
/// <param name="HandleP50">Median time of a label: its work, or the time in hand where the client did not count.</param>
/// <param name="ActiveMs">Work in the period, summed over people.</param>
/// <param name="PresentMs">Time that people were there for work.</param>
/// <param name="Utilisation">Work over presence, 0..1; null when nobody was there or no client counted.</param>
public sealed record WorkFigures(
    long Labels,
    long Reviews,
    double? LabelActiveMs,
    double? LabelHandMs,
    double? ReviewActiveMs,
    double? ReviewHandMs,
    double? HandleP50,
    double? HandleP90,
    long? ActiveMs,
    long? PresentMs,
    double? Utilisation)
{
    public static WorkFigures Of(Flow f)
    {
        var told = f[Measure.LabelActiveTold] + f[Measure.ReviewActiveTold];
        var active = f[Measure.LabelActiveMs] + f[Measure.ReviewActiveMs];
        var present = f[Measure.PresentMs];
        return new(
            f[Measure.LabelAnswers], f[Measure.ReviewAnswers],
            Figures.Share(f[Measure.LabelActiveMs], f[Measure.LabelActiveTold]), Figures.Share(f[Measure.LabelHandMs], f[Measure.LabelAnswers]),
            Figures.Share(f[Measure.ReviewActiveMs], f[Measure.ReviewActiveTold]), Figures.Share(f[Measure.ReviewHandMs], f[Measure.ReviewAnswers]),
            f.Handle.Quantile(0.5), f.Handle.Quantile(0.9),
            told > 0 ? active : null, present > 0 ? present : null,
            told > 0 && present > 0 ? Math.Min(1, (double)active / present) : null);
    }
}

/// <summary>Offers by what became of them, and leases that ended without an answer; rates are shares of all offers decided in the period.</summary>
public sealed record OfferFigures(
    long Accepted, long Declined, long Lapsed, double? AcceptRate, double? DeclineRate, double? LapseRate, long Released, long Expired, long Revoked, long Late)
{
    public static OfferFigures Of(Flow f)
    {
        var (accepted, declined, lapsed) = (f[Measure.OffersAccepted], f[Measure.OffersDeclined], f[Measure.OffersLapsed]);
        var all = accepted + declined + lapsed;
        return new(accepted, declined, lapsed, Figures.Share(accepted, all), Figures.Share(declined, all), Figures.Share(lapsed, all),
            f[Measure.Released], f[Measure.Expired], f[Measure.Revoked], f[Measure.Late]);
    }
}

/// <param name="Reviewed">Completed tasks (of a person: their answers to them) that were reviewed.</param>
/// <param name="FirstPassYield">Share of them that the first reviewer accepted as they were.</param>
/// <param name="Judged">Verdicts that a later reviewer judged again.</param>
/// <param name="OverturnRate">Share of them that were not accepted then.</param>
/// <param name="Agreement">Mean likeness of the answers of several people to what was made of them, 0..1.</param>
/// <param name="AuditAcceptRate">Share of the customer's verdicts that accept.</param>
public sealed record QualityFigures(
    long Reviewed,
    double? FirstPassYield,
    long Accepts,
    long Fixes,
    long Rejects,
    long Judged,
    double? OverturnRate,
    long Compared,
    double? Agreement,
    long Audits,
    double? AuditAcceptRate)
{
    public static QualityFigures Of(Flow f)
    {
        var audits = f[Measure.AuditAccepts] + f[Measure.AuditFixes] + f[Measure.AuditRejects];
        return new(
            f[Measure.Reviewed], Figures.Share(f[Measure.FirstPass], f[Measure.Reviewed]),
            f[Measure.ReviewAccepts], f[Measure.ReviewFixes], f[Measure.ReviewRejects],
            f[Measure.Judged], Figures.Share(f[Measure.Overturned], f[Measure.Judged]),
            f[Measure.Compared], Figures.Share(f[Measure.AgreementMilli], f[Measure.Compared]) / 1000,
            audits, Figures.Share(f[Measure.AuditAccepts], audits));
    }
}
