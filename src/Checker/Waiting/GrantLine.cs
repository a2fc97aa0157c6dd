using System.Text.Json;

namespace Scheduler.Checker.Waiting;

/// <summary>A grant after a wait.</summary>
internal sealed class GrantLine
{
    public string AnnotatorId { get; init; } = "";

    public string TaskId { get; init; } = "";

    public long Token { get; init; }

    public long WaitingSince { get; init; }

    public long At { get; init; }

    public string? Explanation { get; init; }

    /// <summary>The only batch that the person wanted work of, as the grant's explanation has it. A wait begins anew when they want another.</summary>
    public string? Only()
    {
        if (Explanation is null)
            return null;
        using var json = JsonDocument.Parse(Explanation);
        return json.RootElement.TryGetProperty("focus", out var batch) ? batch.GetString() : null;
    }
}
