namespace Scheduler.Workers.Wire;

/// <summary>What the hub pushes. Written down apart from the server's own type, as any client's author would.</summary>
public sealed record HubMessage
{
    public long Epoch { get; init; }

    public long Sequence { get; init; }

    /// <summary><c>assigned</c>, <c>withdrawn</c> or <c>activity</c>.</summary>
    public string Kind { get; init; } = "";

    public Assignment? Assignment { get; init; }

    public string? Task { get; init; }

    public long Token { get; init; }

    public string? Reason { get; init; }

    public string? Activity { get; init; }
}
