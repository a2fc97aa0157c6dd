namespace Scheduler.Tests.Api.Hub;

/// <summary>How a connection writes its messages.</summary>
public enum WireFormat
{
    Json = 0,
    MessagePack = 1,
}

// What the hub says, written down apart from the server's own types, as any client's author would.

public sealed record WirePoint(long Epoch, long Sequence);

public sealed record WireAssignment
{
    public string Task { get; init; } = "";

    public long Token { get; init; }

    public string Standing { get; init; } = "";

    public string Stage { get; init; } = "";

    public string Type { get; init; } = "";

    public string Project { get; init; } = "";

    public int ParamVersion { get; init; }

    public string? Instruction { get; init; }

    public string Params { get; init; } = "";

    public string? Response { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Explanation { get; init; }

    public string? Draft { get; init; }

    public WireAttachment[] Attachments { get; init; } = [];
}

public sealed record WireAttachment(string Path, string Url, string? Type);

public sealed record WireMessage
{
    public long Epoch { get; init; }

    public long Sequence { get; init; }

    public string Kind { get; init; } = "";

    public WireAssignment? Assignment { get; init; }

    public string? Task { get; init; }

    public long Token { get; init; }

    public string? Reason { get; init; }

    public string? Activity { get; init; }

    public string? Text { get; init; }
}

public sealed record WireStanding(WirePoint At, string Activity, WireAssignment[] Assignments, string? Reason = null, string? Text = null);

public sealed record WireResume(WireMessage[] Missed, WireStanding? Standing);

public sealed record WireProblem(string Code, string Path, string Message);

public sealed record WireResult(string Outcome, WireProblem[] Problems);

public sealed record WireProject(string Id, string Name, string Type, int ParamVersion, string Params);

public sealed record WireAnswer
{
    public string? Task { get; init; }

    public long Token { get; init; }

    public string? Command { get; init; }

    public string? Response { get; init; }

    public string? Verdict { get; init; }

    public string? Reason { get; init; }

    public long ActiveMs { get; init; }
}
