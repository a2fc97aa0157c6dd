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

    /// <summary>The same rules for one of the tasks that share them, by what it has itself.</summary>
    public AnswerRules About(TaskContent content) =>
        content != default && Taxonomy is not null && Taxonomy with { Content = content.Over(Taxonomy.Content) } is var taxonomy ? this with { Check = taxonomy, Taxonomy = taxonomy } : this;

    /// <summary>
    /// The rules for a task. Parameters that do not compile were stored before a rule became stricter: such a task stays workable.
    /// The merge knows no content, for tasks share it: a merged span is one that somebody gave, so it lies in the text as that one does.
    /// </summary>
    public static AnswerRules For(string type, TaskParams parameters) =>
        TaxonomyCompiler.Compile(type, parameters, out _) is { } taxonomy ? new(taxonomy, new TaxonomyMerge(taxonomy with { Content = default }), taxonomy) : Open;
}
