using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Scheduler.Grains.Interfaces.Annotators;

/// <summary>
/// What is pushed to a person's clients. One shape for all kinds, so that JSON and MessagePack clients read the same. Kinds:
/// <c>assigned</c>, <c>withdrawn</c>, <c>finished</c>, <c>activity</c>, <c>message</c>, <c>signed_out</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("hub-message")]
public sealed record HubMessage
{
    /// <summary>The kind after which the host closes the person's connections.</summary>
    public const string SignedOut = "signed_out";

    /// <summary>The kind that tells a lease over by the person's own word, on whichever connection it was said.</summary>
    public const string Finished = "finished";

    [Id(0)] public required long Epoch { get; init; }

    /// <summary>Grows by one per message of an epoch; a gap means: resume.</summary>
    [Id(1)] public required long Sequence { get; init; }

    [Id(2), AllowedValues("assigned", "withdrawn", Finished, "activity", "message", SignedOut)] public required string Kind { get; init; }

    /// <summary>With <c>assigned</c>.</summary>
    [Id(3)] public Assignment? Assignment { get; init; }

    /// <summary>With <c>withdrawn</c> and <c>finished</c>: which lease.</summary>
    [Id(4)] public string? Task { get; init; }

    [Id(5)] public long Token { get; init; }

    /// <summary>Why: <c>lapsed</c>, <c>expired</c>, <c>revoked</c> …; with <c>finished</c>: the answer's outcome, <c>declined</c> or <c>released</c>; with <c>activity</c>: <c>away</c>, <c>lapses</c>, <c>drained</c>, <c>manager</c>;
    /// with <c>signed_out</c>: <c>disabled</c> or <c>token_renewed</c>.</summary>
    [Id(6)] public string? Reason { get; init; }

    /// <summary>With <c>activity</c>: what it is now.</summary>
    [Id(7), AllowedValues("offline", "available", "busy", "break", "draining")] public string? Activity { get; init; }

    /// <summary>With <c>message</c>: what a manager says; with <c>activity</c> and <c>withdrawn</c>: what they say to it.</summary>
    [Id(8)] public string? Text { get; init; }
}

/// <summary>One lease as the person's client shows it.</summary>
[GenerateSerializer, Immutable, Alias("assignment")]
public sealed record Assignment
{
    /// <summary>Opaque name of the task; sent back with every call about it.</summary>
    [Id(0)] public required string Task { get; init; }

    [Id(1)] public required long Token { get; init; }

    /// <summary><c>offered</c> (accept or decline it) or <c>active</c> (work on it).</summary>
    [Id(2), AllowedValues("offered", "active")] public required string Standing { get; init; }

    /// <summary><c>label</c>, <c>review</c> or <c>adjudicate</c>.</summary>
    [Id(3), AllowedValues("label", "review", "adjudicate")] public required string Stage { get; init; }

    [Id(4)] public required string Type { get; init; }

    [Id(5)] public required string Project { get; init; }

    /// <summary>Version of the project's parameters; fetch them once per version.</summary>
    [Id(6)] public required int ParamVersion { get; init; }

    [Id(7)] public string? Instruction { get; init; }

    /// <summary>The task's own parameters, as JSON text.</summary>
    [Id(8)] public required string Params { get; init; }

    /// <summary>Under review: the response so far, as JSON text.</summary>
    [Id(9)] public string? Response { get; init; }

    /// <summary>When the offer lapses or the work expires.</summary>
    [Id(10)] public DateTimeOffset? Until { get; init; }

    /// <summary>Why this person got it, as JSON text.</summary>
    [Id(11)] public string? Explanation { get; init; }

    /// <summary>Unfinished work saved by another connection of the person.</summary>
    [Id(12)] public string? Draft { get; init; }

    /// <summary>Where the browser gets the task's attachments: the host that sends the message fills it in, so that the links are fresh.</summary>
    [Id(13)] public ImmutableArray<AttachmentLink> Attachments { get; init; } = [];
}

/// <param name="Path">Where its address stands in the task's params, such as <c>$.attachment</c>.</param>
/// <param name="Url">On this server; signed, open for some hours.</param>
/// <param name="Type">Its content type as the name tells it; left out when it does not.</param>
[GenerateSerializer, Immutable, Alias("attachment-link")]
public sealed record AttachmentLink(string Path, string Url, string? Type);
