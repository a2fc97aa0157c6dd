using System.Text;
using Microsoft.AspNetCore.SignalR;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>
/// Checks what a client sent before any grain sees it. All that is wrong is told at once, in one error whose text starts with
/// <c>bad_request</c>.
/// </summary>
internal sealed class HubArguments
{
    /// <summary>Longest task handle, in characters.</summary>
    private const int MaxTaskLength = 200;

    private readonly List<string> _problems = [];

    public LeaseHandle Lease(string? task, long token)
    {
        Check(task is { Length: > 0 and <= MaxTaskLength } && Storable(task), "task: send the assignment's task as it came");
        Check(token > 0, "token: send the assignment's token as it came");
        return new(task ?? "", token);
    }

    public CommandId Command(string? command)
    {
        Check(command is { Length: > 0 and <= CommandId.MaxLength } && Storable(command), $"command: send an id of your own, 1 to {CommandId.MaxLength} characters");
        return new(command ?? "");
    }

    public string Reason(string? reason) => Words(reason, "reason", TaskLimits.MaxReasonLength);

    /// <summary>Something that a person wrote.</summary>
    public string Words(string? words, string name, int maxLength)
    {
        Check(!string.IsNullOrWhiteSpace(words) && words.Length <= maxLength && Storable(words), $"{name}: write something, in at most {maxLength} characters");
        return words ?? "";
    }

    public void OptionalReason(string? reason) =>
        Check(reason is null || (reason.Length <= TaskLimits.MaxReasonLength && Storable(reason)), $"reason: at most {TaskLimits.MaxReasonLength} characters");

    public TimeSpan? RetryAfter(double? seconds)
    {
        Check(seconds is null or >= 0 && !(seconds > AnnotatorLimits.MaxRetryAfter.TotalSeconds),
            $"retryAfterSeconds: between 0 and {AnnotatorLimits.MaxRetryAfter.TotalSeconds}");
        return _problems.Count == 0 && seconds is { } given ? TimeSpan.FromSeconds(given) : null;
    }

    public string Text(string? text, string name, int maxBytes)
    {
        Check(text is not null && Encoding.UTF8.GetByteCount(text) <= maxBytes, $"{name}: text of at most {maxBytes} bytes");
        return text ?? "";
    }

    public void OptionalText(string? text, string name, int maxBytes)
    {
        if (text is not null)
            Text(text, name, maxBytes);
    }

    public Verdict? Verdict(string? verdict)
    {
        switch (verdict)
        {
            case null or "":
                return null;
            case "accept":
                return Domain.Tasks.Verdict.Accept;
            case "fix":
                return Domain.Tasks.Verdict.Fix;
            case "reject":
                return Domain.Tasks.Verdict.Reject;
            default:
                Check(false, "verdict: accept, fix or reject");
                return null;
        }
    }

    public Activity Activity(string? activity)
    {
        switch (activity)
        {
            case "available":
                return Domain.Annotators.Activity.Available;
            case "break":
                return Domain.Annotators.Activity.Break;
            case "draining":
                return Domain.Annotators.Activity.Draining;
            case "offline":
                return Domain.Annotators.Activity.Offline;
            default:
                Check(false, "activity: available, break, draining or offline");
                return default;
        }
    }

    // A database stores no NUL and no half of a surrogate pair.
    private static bool Storable(string text) => !text.Contains('\0') && IsWellFormed(text);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
                return false;
        return true;
    }

    public void Check(bool holds, string problem)
    {
        if (!holds)
            _problems.Add(problem);
    }

    /// <exception cref="HubException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new HubException("bad_request: " + string.Join("; ", _problems));
    }
}
