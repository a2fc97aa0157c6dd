using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Projects;

/// <summary>An ontology: labels, each a string or <c>{choice, subchoices, display}</c>, none of them twice.</summary>
public static class OntologyRules
{
    /// <summary>Most labels of one ontology.</summary>
    public const int MaxLabels = 5_000;

    /// <summary>Deepest nesting of subchoices.</summary>
    public const int MaxDepth = 10;

    /// <summary>Longest label, in characters.</summary>
    public const int MaxLabelLength = 500;

    public static ImmutableArray<Problem> Check(JsonElement? ontology)
    {
        if (ontology is not { ValueKind: JsonValueKind.Array } labels || labels.GetArrayLength() == 0)
            return [new("required", "ontology", "Please include an ontology parameter: a list with at least one label.")];
        var problems = ImmutableArray.CreateBuilder<Problem>();
        Walk(labels, "ontology", 1, [], problems);
        return problems.ToImmutable();
    }

    private static void Walk(JsonElement labels, string path, int depth, HashSet<string> seen, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var (entry, i) in labels.EnumerateArray().Select((e, i) => (e, i)))
        {
            var at = $"{path}[{i}]";
            var name = entry.ValueKind switch
            {
                JsonValueKind.String => entry.GetString(),
                JsonValueKind.Object when entry.TryGetProperty("choice", out var choice) && choice.ValueKind == JsonValueKind.String => choice.GetString(),
                _ => null,
            };
            if (string.IsNullOrWhiteSpace(name) || name.Length > MaxLabelLength)
                problems.Add(new("wrong_type", at, $"A label is a string of at most {MaxLabelLength} characters, or an object with a choice."));
            else if (!seen.Add(name))
                problems.Add(new("duplicate", at, "This label is listed twice."));
            else if (seen.Count > MaxLabels)
            {
                problems.Add(new("too_many", "ontology", $"There are more than {MaxLabels} labels."));
                return;
            }

            if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("subchoices", out var sub) || sub.ValueKind == JsonValueKind.Null)
                continue;
            if (sub.ValueKind != JsonValueKind.Array || depth == MaxDepth)
                problems.Add(new("wrong_type", at + ".subchoices", $"subchoices is a list, nested at most {MaxDepth} deep."));
            else
                Walk(sub, at + ".subchoices", depth + 1, seen, problems);
        }
    }
}
