using System.Text.Encodings.Web;
using System.Text.Json;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality;

/// <summary>
/// Merges answers section by section, each value by the rule of its kind. The result is valid under the taxonomy: should the parts
/// not fit together (the majority of one attribute forbids that of another), the answer most like the merge is taken whole. Masks are files that are not
/// opened, and mean something only beside the mapping they were painted by: of such answers the one most like the others stays as it is.
/// </summary>
public sealed class TaxonomyMerge(CompiledTaxonomy taxonomy) : IMerge
{
    /// <summary>Text stays as people wrote it: nothing here becomes part of an HTML page.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ObjectMerge _merge = new(taxonomy.Response);
    private readonly bool _ofMasks = taxonomy.Response.Members.Any(m => m.Rule is LabelMappingRule);

    public MergedResponse Merge(IReadOnlyList<Answer> answers)
    {
        Invariant.Holds(answers.Count > 0, "a closed label stage has at least one answer");
        if (answers.All(a => a.Response == answers[0].Response))
            return new(answers[0].Response, 1);

        var votes = answers.Select((a, i) => new Vote(Parse(a.Response), a.Weight, i)).ToArray();
        if (_ofMasks)
            return Whole(votes, vote => votes.Sum(other => other.Weight * _merge.Likeness(vote.Value, other.Value, new(2))));
        var merged = JsonSerializer.SerializeToElement(_merge.Merge(votes, new(answers.Count)), Readable);
        return taxonomy.Check(merged).IsEmpty
            ? new(merged.GetRawText(), Agreement(votes, merged))
            : Whole(votes, vote => vote.Weight * _merge.Likeness(vote.Value, merged, new(2)));

        MergedResponse Whole(Vote[] votes, Func<Vote, double> fitness)
        {
            var best = votes.MaxBy(v => (fitness(v), -v.Answer));
            return new(answers[best.Answer].Response, Agreement(votes, best.Value));
        }
    }

    public double Likeness(string one, string other) => Math.Clamp(_merge.Likeness(Parse(one), Parse(other), new(2)), 0, 1);

    private double Agreement(Vote[] votes, JsonElement merged) =>
        Math.Clamp(votes.Sum(v => v.Weight * _merge.Likeness(v.Value, merged, new(2))) / votes.Sum(v => v.Weight), 0, 1);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
