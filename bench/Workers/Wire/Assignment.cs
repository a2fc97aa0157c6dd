namespace Scheduler.Workers.Wire;

/// <summary>One lease as it is shown to a person.</summary>
public sealed record Assignment
{
    /// <summary>Opaque; ends with the task's id.</summary>
    public string Task { get; init; } = "";

    public long Token { get; init; }

    /// <summary><c>offered</c> or <c>active</c>.</summary>
    public string Standing { get; init; } = "";

    /// <summary><c>label</c>, <c>review</c> or <c>adjudicate</c>.</summary>
    public string Stage { get; init; } = "";

    public string Type { get; init; } = "";

    public string Params { get; init; } = "{}";

    public string? Response { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The id customers know the task by.</summary>
    public string TaskId() => Task[(Task.LastIndexOf('/') + 1)..];
}
