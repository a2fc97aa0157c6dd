namespace Scheduler.Workers.Wire;

/// <summary>An answer on its way.</summary>
public sealed record Submission
{
    public required string Task { get; init; }

    public required long Token { get; init; }

    /// <summary>The same for every repeat of this answer.</summary>
    public required string Command { get; init; }

    public string? Response { get; init; }

    public string? Verdict { get; init; }

    public string? Reason { get; init; }

    public long ActiveMs { get; init; }

    /// <summary>With <see cref="Sequence"/>, the place in the message stream: what came after it is in the result.</summary>
    public long? Epoch { get; init; }

    public long? Sequence { get; init; }
}

/// <summary>What became of it.</summary>
public sealed record SubmissionResult
{
    public string Outcome { get; init; } = "";

    /// <summary>To be taken as if they had been pushed.</summary>
    public IReadOnlyList<HubMessage> Messages { get; init; } = [];
}
