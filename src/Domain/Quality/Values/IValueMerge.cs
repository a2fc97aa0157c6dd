using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Quality.Values;

/// <summary>What one answer says at one place.</summary>
/// <param name="Answer">Number of the answer, in slot order.</param>
public readonly record struct Vote(JsonElement Value, double Weight, int Answer);

/// <summary>Makes one value of several valid ones.</summary>
public interface IValueMerge
{
    /// <param name="votes">At least one.</param>
    /// <returns>Null when nothing of it stays.</returns>
    JsonNode? Merge(IReadOnlyList<Vote> votes, MergeContext context);

    /// <summary>How like two values are, 0..1; 1 for the same.</summary>
    /// <param name="context">Of two answers, 0 and 1: which of their annotations are the same, once a list of them was compared.</param>
    double Likeness(JsonElement one, JsonElement other, MergeContext context);
}

/// <summary>Which merge suits which rule.</summary>
internal static class ValueMerges
{
    public static IValueMerge For(IRule rule) => rule switch
    {
        ChoiceRule choice => new ChoiceMerge(choice.Choices),
        ChoiceSetRule several => new ChoiceSetMerge(several),
        RankingRule ranking => new BordaMerge(ranking.Choices),
        NumberRule { IsAngle: true } => new AngleMerge(),
        NumberRule number => new NumberMerge(number),
        DateRule => new DateMerge(),
        TextRule or UrlRule or IdRule => new TextMerge(),
        OffsetRule offset => new OffsetMerge(offset),
        LinkedRule => new LinkedMerge(),
        FormAnswerRule form => new FormAnswerMerge(form),
        ObjectRule members => new ObjectMerge(members),
        TimeRangeRule range => new TimeRangeMerge(range),
        AnnotationListRule list => new Annotations.AnnotationListMerge(list),
        LinkListRule links => new Annotations.LinkListMerge(links),
        FrameListRule frames => new Annotations.FrameListMerge(frames),
        TrackMapRule tracks => new Annotations.TrackMapMerge(tracks),
        FlagRule => new ChoiceMerge(new([new(JsonValueKind.False, "False"), new(JsonValueKind.True, "True")])),
        _ => new CentralMerge(),
    };
}
