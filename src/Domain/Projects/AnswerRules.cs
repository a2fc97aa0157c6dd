using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>What the answers to a task are held against, and how several become one.</summary>
/// <param name="Taxonomy">Null where the parameters say too little to compile one.</param>
public sealed record AnswerRules(ICheckResponse Check, IMerge Merge, CompiledTaxonomy? Taxonomy)
{
    /// <summary>What the answer is scored against; null for all but quality tasks.</summary>
    public KnownAnswer? Known { get; init; }

    /// <summary>Any object is an answer; of several the most central counts.</summary>
    private static readonly AnswerRules Open = new(AnyObject.Instance, CentralAnswer.Instance, null);

    /// <summary>
    /// The rules for a task. Parameters that do not compile were stored before a rule became stricter: such a task stays workable.
    /// </summary>
    public static AnswerRules For(string type, TaskParams parameters) =>
        TaxonomyCompiler.Compile(type, parameters, out _) is { } taxonomy ? new(taxonomy, new TaxonomyMerge(taxonomy), taxonomy) : Open;
}
