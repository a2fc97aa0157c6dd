namespace Scheduler.Workers.Wire;

/// <summary>A place in a person's message stream.</summary>
public sealed record StreamPoint
{
    public long Epoch { get; init; }

    public long Sequence { get; init; }
}

/// <summary>Where a person stands.</summary>
public sealed record Standing
{
    public StreamPoint At { get; init; } = new();

    /// <summary><c>offline</c>, <c>available</c>, <c>busy</c>, <c>break</c> or <c>draining</c>.</summary>
    public string Activity { get; init; } = "";

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];
}

/// <summary>What was missed, or the whole instead.</summary>
public sealed record ResumeReply
{
    public IReadOnlyList<HubMessage> Missed { get; init; } = [];

    public Standing? Standing { get; init; }
}
