using System.Text.Json;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>Counts the labels of a categorization again: the final category must have as many votes as any other.</summary>
internal static class Votes
{
    /// <summary>Null when the response stands, or is of a kind that is not counted here.</summary>
    public static string? Wrong(TaskLine task, AttemptLine[] labels)
    {
        if (task.Type != "categorization" || Category(task.Response) is not { } final)
            return null;
        var votes = new Dictionary<string, int>();
        foreach (var label in labels)
            if (Category(label.Response) is { } category)
                votes[category] = votes.GetValueOrDefault(category) + 1;
            else
                return null;
        var most = votes.Values.Max();
        return votes.GetValueOrDefault(final) == most
            ? null
            : $"its category \"{final}\" has {votes.GetValueOrDefault(final)} of {labels.Length} votes, another has {most}.";
    }

    /// <summary>The single category of a response; null for anything else.</summary>
    private static string? Category(string? response)
    {
        if (response is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(response);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("category", out var category) && category.ValueKind == JsonValueKind.String
                ? category.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
