namespace Scheduler.Domain.Callbacks;

/// <summary>What became of one try. Numbers are stable: they stand in the log.</summary>
public enum TryResult
{
    Unspecified = 0,

    /// <summary>A 2xx, or the mail server took it.</summary>
    Delivered = 1,

    /// <summary>The receiver answered, but not 2xx; or the mail server refused.</summary>
    Refused = 2,

    /// <summary>No connection, or it broke.</summary>
    Unreachable = 3,

    /// <summary>No whole answer in time.</summary>
    TimedOut = 4,

    /// <summary>The address leads to where this server does not send: <see cref="Outbound.AddressRules"/>.</summary>
    Blocked = 5,
}

/// <summary>One try at a callback, as logged.</summary>
/// <param name="Took">In whole milliseconds.</param>
/// <param name="Status">The HTTP status; null when there was none.</param>
/// <param name="Detail">The beginning of the reply, or what went wrong.</param>
public sealed record CallbackTry(DateTimeOffset At, TimeSpan Took, TryResult Result, int? Status, string? Detail);

/// <summary>Where a callback stands.</summary>
public enum CallbackState
{
    Unspecified = 0,
    Delivered = 1,

    /// <summary>Given up after its last try; the customer may have it sent again.</summary>
    Failed = 2,

    /// <summary>To be sent, now or later.</summary>
    Waiting = 3,
}

/// <summary>What a try does to its callback.</summary>
/// <param name="Tries">Tries of this round, this one included.</param>
/// <param name="Due">When to try again; of no meaning unless waiting.</param>
public readonly record struct CallbackVerdict(CallbackState State, int Tries, DateTimeOffset Due)
{
    public static CallbackVerdict Of(string id, int triesBefore, TryResult result, DateTimeOffset now) =>
        result == TryResult.Delivered ? new(CallbackState.Delivered, triesBefore + 1, now)
        : CallbackSchedule.Next(id, triesBefore + 1, now) is { } due ? new(CallbackState.Waiting, triesBefore + 1, due)
        : new(CallbackState.Failed, triesBefore + 1, now);
}
