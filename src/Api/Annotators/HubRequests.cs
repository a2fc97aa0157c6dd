using System.ComponentModel.DataAnnotations;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>An answer to a task.</summary>
/// <param name="Task">The assignment's <c>task</c>, as it came.</param>
/// <param name="Token">The assignment's <c>token</c>.</param>
/// <param name="Command">Chosen by the client, unique per answer; the same for every repeat of it.</param>
/// <param name="Response">The answer as JSON text; may be left out with verdict <c>accept</c> or <c>reject</c>.</param>
/// <param name="Verdict">In a review: <c>accept</c>, <c>fix</c> or <c>reject</c>.</param>
/// <param name="Reason">Why it was rejected or fixed; kept with the attempt.</param>
/// <param name="ActiveMs">Milliseconds worked, idle time left out.</param>
/// <param name="Epoch">With <paramref name="Sequence"/>, the last message the client has: the reply brings those after it. Left out: all come by push.</param>
public sealed record SubmitMessage(
    string? Task,
    long Token,
    string? Command,
    string? Response,
    [property: AllowedValues("accept", "fix", "reject")] string? Verdict = null,
    string? Reason = null,
    long ActiveMs = 0,
    long? Epoch = null,
    long? Sequence = null);

/// <param name="Outcome">docs/hub.md has their meanings.</param>
/// <param name="Problems">With <c>invalid</c>: all that is wrong, with paths.</param>
/// <param name="Messages">What followed after the place the client told; take them as if they had been pushed.</param>
public sealed record SubmitResult(
    [property: AllowedValues("accepted", "salvaged", "late", "invalid", "already_submitted", "unknown_lease", "verdict_mismatch")] string Outcome,
    IReadOnlyList<HubProblem> Problems,
    IReadOnlyList<HubMessage> Messages);

public sealed record HubProblem(string Code, string Path, string Message);

/// <param name="Params">The project's parameters of the assignment's version, as JSON text.</param>
public sealed record ProjectResult(string Id, string Name, string Type, int ParamVersion, string Params);
