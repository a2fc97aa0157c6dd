using System.Text.Encodings.Web;
using System.Text.Json;
using Scheduler.Domain.Quality.Values;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Domain.Quality;

/// <summary>
/// Merges answers section by section, each value by the rule of its kind. The result is valid under the taxonomy: should the parts
/// not fit together (the majority of one attribute forbids that of another), the answer most like the merge is taken whole.
/// </summary>
public sealed class TaxonomyMerge(CompiledTaxonomy taxonomy) : IMerge
{
    /// <summary>Text stays as people wrote it: nothing here becomes part of an HTML page.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ObjectMerge _merge = new(taxonomy.Response);

    public MergedResponse Merge(IReadOnlyList<Answer> answers)
    {
        Invariant.Holds(answers.Count > 0, "a closed label stage has at least one answer");
        if (answers.Count == 1)
            return new(answers[0].Response, 1);

        var votes = answers.Select((a, i) => new Vote(Parse(a.Response), a.Weight, i)).ToArray();
        var merged = JsonSerializer.SerializeToElement(_merge.Merge(votes, new(answers.Count)), Readable);
        if (!taxonomy.Check(merged).IsEmpty)
        {
            var best = votes.MaxBy(v => (v.Weight * _merge.Likeness(v.Value, merged), -v.Answer)).Answer;
            return new(answers[best].Response, Agreement(votes, votes[best].Value));
        }

        return new(merged.GetRawText(), Agreement(votes, merged));
    }

    public double Likeness(string one, string other) => Math.Clamp(_merge.Likeness(Parse(one), Parse(other)), 0, 1);

    private double Agreement(Vote[] votes, JsonElement merged) =>
        Math.Clamp(votes.Sum(v => v.Weight * _merge.Likeness(v.Value, merged)) / votes.Sum(v => v.Weight), 0, 1);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
