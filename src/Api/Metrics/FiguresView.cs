using Scheduler.Domain.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>Figures as they are sent: only those that were asked for, and of these only what can be computed.</summary>
public sealed record FiguresView
{
    public long? Arrived { get; init; }

    public long? Completed { get; init; }

    public long? Canceled { get; init; }

    public long? Errored { get; init; }

    public TurnaroundFigures? Turnaround { get; init; }

    public WaterfallFigures? Waterfall { get; init; }

    public SlaFigures? Sla { get; init; }

    public WorkFigures? Work { get; init; }

    public OfferFigures? Offers { get; init; }

    public QualityFigures? Quality { get; init; }

    public static FiguresView Of(Flow flow, MetricParts parts = MetricParts.All)
    {
        var figures = Figures.Of(flow);
        T? If<T>(MetricParts part, T? value) => parts.HasFlag(part) ? value : default;
        return new()
        {
            Arrived = If<long?>(MetricParts.Throughput, figures.Arrived),
            Completed = If<long?>(MetricParts.Throughput, figures.Completed),
            Canceled = If<long?>(MetricParts.Throughput, figures.Canceled),
            Errored = If<long?>(MetricParts.Throughput, figures.Errored),
            Turnaround = If(MetricParts.Turnaround, figures.Turnaround),
            Waterfall = If(MetricParts.Waterfall, figures.Waterfall),
            Sla = If(MetricParts.Sla, figures.Sla),
            Work = If(MetricParts.Work, figures.Work),
            Offers = If(MetricParts.Offers, figures.Offers),
            Quality = If(MetricParts.Quality, figures.Quality),
        };
    }
}

/// <summary>Parts of the figures that one may ask for alone.</summary>
[Flags]
public enum MetricParts
{
    None = 0,
    Throughput = 1,
    Turnaround = 2,
    Waterfall = 4,
    Sla = 8,
    Work = 16,
    Offers = 32,
    Quality = 64,
    All = 127,
}
