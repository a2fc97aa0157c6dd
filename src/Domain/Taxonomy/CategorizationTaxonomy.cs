using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy;

/// <summary>The categories of a categorization project or task, compiled once from its <c>params</c>.</summary>
public sealed class CategorizationTaxonomy : ICheckResponse
{
    /// <summary>Most categories of one taxonomy.</summary>
    public const int MaxCategories = 5_000;

    /// <summary>Longest name of a category, in characters.</summary>
    public const int MaxNameLength = 500;

    private readonly HashSet<string> _known;

    private CategorizationTaxonomy(ImmutableArray<string> categories, bool allowMultiple)
    {
        Categories = categories;
        AllowMultiple = allowMultiple;
        _known = [.. categories];
    }

    public ImmutableArray<string> Categories { get; }

    public bool AllowMultiple { get; }

    /// <summary>Reads <c>categories</c> and <c>allow_multiple</c>; null with the problems when they cannot be used.</summary>
    public static CategorizationTaxonomy? Compile(JsonElement parameters, out ImmutableArray<Problem> problems)
    {
        var found = ImmutableArray.CreateBuilder<Problem>();
        var names = ImmutableArray.CreateBuilder<string>();
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            problems = [new("wrong_type", "", "The parameters must be a JSON object.")];
            return null;
        }

        if (!parameters.TryGetProperty("categories", out var categories) || categories.ValueKind != JsonValueKind.Array || categories.GetArrayLength() == 0)
            found.Add(new("required", "categories", "Please include a categories parameter: a list with at least one category."));
        else if (categories.GetArrayLength() > MaxCategories)
            found.Add(new("too_many", "categories", $"There are more than {MaxCategories} categories."));
        else
            ReadNames(categories, names, found);

        var multiple = parameters.TryGetProperty("allow_multiple", out var allow);
        if (multiple && allow.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null))
            found.Add(new("wrong_type", "allow_multiple", "allow_multiple must be true or false."));

        problems = found.ToImmutable();
        return problems.IsEmpty ? new(names.ToImmutable(), multiple && allow.ValueKind == JsonValueKind.True) : null;
    }

    public ImmutableArray<Problem> Check(JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object)
            return [new("wrong_type", "response", "The response must be a JSON object.")];
        if (!response.TryGetProperty("category", out var category))
            return [new("required", "response.category", "The response needs a category.")];
        if (!AllowMultiple)
            return Unknown(category, "response.category") is { } problem ? [problem] : [];
        if (category.ValueKind != JsonValueKind.Array || category.GetArrayLength() == 0)
            return [new("wrong_type", "response.category", "The category must be a list with at least one entry.")];
        if (category.GetArrayLength() > _known.Count)
            return [new("too_many", "response.category", $"There are more than {_known.Count} entries.")];

        var problems = ImmutableArray.CreateBuilder<Problem>();
        var seen = new HashSet<string>();
        foreach (var (entry, i) in category.EnumerateArray().Select((e, i) => (e, i)))
            if (Unknown(entry, $"response.category[{i}]") is { } problem)
                problems.Add(problem);
            else if (!seen.Add(entry.GetString()!))
                problems.Add(new("duplicate", $"response.category[{i}]", "This category is listed twice."));
        return problems.ToImmutable();
    }

    private Problem? Unknown(JsonElement category, string path) =>
        Text(category) is not { } name ? new("wrong_type", path, "A category is a string.")
        : _known.Contains(name) ? null
        : new("unknown_category", path, "This is none of the categories of the project.");

    /// <summary>Null for what is no string, and for one that is no text: half of a surrogate pair only shows when it is read.</summary>
    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadNames(JsonElement categories, ImmutableArray<string>.Builder names, ImmutableArray<Problem>.Builder problems)
    {
        var seen = new HashSet<string>();
        foreach (var (entry, i) in categories.EnumerateArray().Select((e, i) => (e, i)))
        {
            var name = Text(entry);
            if (string.IsNullOrWhiteSpace(name))
                problems.Add(new("wrong_type", $"categories[{i}]", "A category is a non-empty string."));
            else if (name.Length > MaxNameLength)
                problems.Add(new("too_long", $"categories[{i}]", $"A category has at most {MaxNameLength} characters."));
            else if (!seen.Add(name))
                problems.Add(new("duplicate", $"categories[{i}]", "This category is listed twice."));
            else
                names.Add(name);
        }
    }
}
