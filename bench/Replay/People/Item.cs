using System.Text.Json;
using Scheduler.Workers.Wire;

namespace Scheduler.Replay.People;

/// <summary>How a task of the set travels as a task of the API, and a label as a response.</summary>
internal static class Item
{
    public static object Task(string item, string set) => new { attachment_type = "text", attachment = item, unique_id = $"{set}-{item}" };

    public static string Of(Assignment assignment) => Text(assignment.Params, "attachment")!;

    public static string Response(string label) => JsonSerializer.Serialize(new { category = label });

    public static string? Category(string? response) => response is null ? null : Text(response, "category");

    private static string? Text(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(name).GetString();
    }
}
