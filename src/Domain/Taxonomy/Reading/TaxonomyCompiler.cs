using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>Makes the taxonomy of parameters. Which task type has which sections stands in docs/taxonomy.md.</summary>
public static class TaxonomyCompiler
{
    /// <summary>
    /// The taxonomy, or null: with problems when the parameters cannot be used, without when they do not say enough, as those of a
    /// project whose tasks bring their own labels. That something is missing altogether is not this one's to say.
    /// </summary>
    /// <param name="root">What stands before the paths of problems: empty, or <c>params</c>.</param>
    public static CompiledTaxonomy? Compile(string type, TaskParams parameters, out ImmutableArray<Problem> problems, string root = "")
    {
        var report = new Report(root);
        if (parameters.Own.ValueKind != JsonValueKind.Object)
        {
            report.Add(ProblemCode.WrongType, "The parameters must be a JSON object.");
            problems = report.Problems;
            return null;
        }

        var (response, labels) = new ResponseReader(new(parameters.Get, report)).Read(type);
        problems = report.Problems;
        return problems.IsEmpty && response is not null ? new(type, response, labels ?? new([])) { Content = parameters.ContentOf(type) } : null;
    }

    /// <summary>
    /// False for task types whose answers may be any JSON object, whatever the parameters say: point clouds, chats and all else that
    /// docs/taxonomy.md does not list. Given <c>geometries</c> they are compiled all the same.
    /// </summary>
    public static bool Knows(string type) => ResponseReader.Knows(type);

    public static CompiledTaxonomy? Compile(string type, JsonElement parameters, out ImmutableArray<Problem> problems, string root = "") =>
        Compile(type, new TaskParams(parameters), out problems, root);
}
