using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Annotations;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Reads <c>links</c>: by name, one description or a list of them.</summary>
internal static class LinkReader
{
    public static ImmutableArray<LinkKind> Read(ParamReader parameters, Choices? labels)
    {
        var kinds = ImmutableArray.CreateBuilder<LinkKind>();
        var joins = 0L;
        parameters.EachKey("links", TaxonomyLimits.MaxLinks, (name, value) =>
        {
            var pairs = ImmutableArray.CreateBuilder<LinkPair>();
            if (value.ValueKind == JsonValueKind.Array)
                ReadList(value, parameters.Report, labels, pairs);
            else if (Pair(value, parameters.Report, labels) is { } pair)
                pairs.Add(pair);
            kinds.Add(new(name, pairs.ToImmutable()));
            joins += pairs.Sum(p => p.Count);
            if (joins > TaxonomyLimits.MaxLinkJoins)
                parameters.Report.Add(ProblemCode.TooMany, $"The links name more than {TaxonomyLimits.MaxLinkJoins} pairs of labels in all; a list that is left out means any label.");
        });
        return kinds.ToImmutable();
    }

    private static void ReadList(JsonElement list, Report report, Choices? labels, ImmutableArray<LinkPair>.Builder pairs)
    {
        if (list.GetArrayLength() is 0 or > TaxonomyLimits.MaxLinks)
            report.Add(ProblemCode.TooMany, $"A link has 1 to {TaxonomyLimits.MaxLinks} descriptions.");
        var i = 0;
        foreach (var entry in list.EnumerateArray().Take(TaxonomyLimits.MaxLinks))
        {
            report.Enter(i++);
            if (Pair(entry, report, labels) is { } pair)
                pairs.Add(pair);
            report.Leave();
        }
    }

    private static LinkPair? Pair(JsonElement value, Report report, Choices? labels)
    {
        if (ParamReader.Of(value, report) is not { } reader)
            return null;
        var names = new ConditionReader(report, labels, new Dictionary<string, (int, IRule?)>());
        return new(names.LabelsOf(reader, "from_allowed_labels"), names.LabelsOf(reader, "to_allowed_labels"), reader.Flag("is_bidirectional"));
    }
}
