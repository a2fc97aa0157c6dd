using System.Text.Json;

namespace Scheduler.Replay.Outcome;

/// <summary>What the customer got, as the API tells it.</summary>
internal sealed class Delivered
{
    public Delivered(IEnumerable<JsonElement> tasks)
    {
        foreach (var task in tasks.Where(t => t.GetProperty("status").GetString() == "completed"))
        {
            Labels[task.GetProperty("params").GetProperty("attachment").GetString()!] = task.GetProperty("response").GetProperty("category").GetString()!;
            TurnaroundSeconds.Add((task.GetProperty("completed_at").GetDateTimeOffset() - task.GetProperty("created_at").GetDateTimeOffset()).TotalSeconds);
        }
    }

    /// <summary>Final category by item of the set.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    public List<double> TurnaroundSeconds { get; } = [];
}
