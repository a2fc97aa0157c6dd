using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Projects;

/// <summary>What a task must carry before it is stored.</summary>
public static class TaskRules
{
    /// <summary>Every problem of a new task's parameters. What the project supplies, the task need not.</summary>
    /// <param name="own">An object that holds the task's own parameters, whatever else it holds.</param>
    /// <param name="instruction">Its instruction, which stands apart from them.</param>
    /// <param name="inherited">The project's, of the version the task is pinned to; null for none.</param>
    public static ImmutableArray<Problem> CheckNew(string type, JsonElement own, string? instruction, JsonElement? inherited)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var choices in TaskType.Find(type)?.Required ?? [])
            if (!choices.Any(name => IsGiven(own, name) || (inherited is { } parameters && IsGiven(parameters, name)) || (name == "instruction" && !string.IsNullOrEmpty(instruction))))
                problems.Add(new("required", choices[0], $"Please include {Article(choices[0])} {string.Join(" or ", choices)} parameter."));
        foreach (var problem in ParameterKinds.Check(own))
            problems.Add(problem);
        problems.AddRange(AddressRule.Check(type, new TaskParams(own, inherited)));
        // Parameters that say nothing of the taxonomy leave it as it was when the project was checked.
        if (TaskParams.ShapeTaxonomy(own))
        {
            TaxonomyCompiler.Compile(type, new TaskParams(own, inherited), out var found);
            problems.AddRange(found.Where(f => !problems.Any(p => p.Path == f.Path)));
            problems.AddRange(FormWords.Check(type, own));
        }

        return problems.ToImmutable();
    }

    private static bool IsGiven(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.String => value.GetString() is not "",
            _ => true,
        };

    private static string Article(string noun) => noun[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
}
