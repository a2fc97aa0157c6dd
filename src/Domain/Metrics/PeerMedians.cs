using System.Collections.Immutable;

namespace Scheduler.Domain.Metrics;

/// <summary>One person's pace and quality, as far as they can be told.</summary>
/// <param name="MeanActiveMs">Milliseconds of active time an answer; null when clients told too few.</param>
/// <param name="FirstPassYield">Share accepted as it was; null when too little was reviewed.</param>
public readonly record struct PersonPace(double? MeanActiveMs, double? FirstPassYield)
{
    /// <summary>Fewer answers say more of the task than of the person.</summary>
    public const int MinAnswers = 10;

    public static PersonPace Of(Flow flow)
    {
        var told = flow[Measure.LabelActiveTold] + flow[Measure.ReviewActiveTold];
        return new(
            told < MinAnswers ? null : (double)(flow[Measure.LabelActiveMs] + flow[Measure.ReviewActiveMs]) / told,
            flow[Measure.Reviewed] < MinAnswers ? null : Figures.Share(flow[Measure.FirstPass], flow[Measure.Reviewed]));
    }
}

/// <summary>What a person may know of the others' work: medians, and these only of enough people that nobody can be told from them.</summary>
/// <param name="People">Others whose pace is in it.</param>
public sealed record PeerMedians(int People, double MeanActiveMs, double? FirstPassYield)
{
    /// <summary>Least others for a median.</summary>
    public const int MinPeople = 5;

    /// <returns>Null of too few.</returns>
    public static PeerMedians? Of(IEnumerable<PersonPace> others)
    {
        var known = others.ToImmutableArray();
        ImmutableArray<double> paces = [.. known.Where(p => p.MeanActiveMs is not null).Select(p => p.MeanActiveMs!.Value).Order()],
            yields = [.. known.Where(p => p.FirstPassYield is not null).Select(p => p.FirstPassYield!.Value).Order()];
        return paces.Length < MinPeople ? null : new(paces.Length, Median(paces), yields.Length < MinPeople ? null : Median(yields));
    }

    private static double Median(ImmutableArray<double> sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
