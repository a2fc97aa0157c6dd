using System.Globalization;

namespace Scheduler.Domain.Callbacks;

/// <summary>
/// When a failed callback is tried again: after 10 s, 20 s, 40 s … doubling up to the point from which equal waits end the last
/// of the 20 tries after a day. Every wait is shortened by up to a fifth, so that callbacks that failed together do not come back
/// together; the shortening follows from the callback's id, so a schedule can be told in advance.
/// </summary>
public static class CallbackSchedule
{
    /// <summary>Wait after the first failed try.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    /// <summary>From the first try to the last, without jitter.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(1);

    /// <summary>Largest part of a wait that jitter takes away.</summary>
    public const double Jitter = 0.2;

    private const int Doublings = 10, Waits = CallbackLimits.MaxTries - 1;

    // 10 s + 20 s + … + 5120 s, then what is left of the day in equal parts.
    private static readonly TimeSpan Longest = (Span - (First * ((1 << Doublings) - 1))) / (Waits - Doublings);

    /// <summary>The wait after a failed try, without jitter.</summary>
    /// <param name="tries">Tries made, from 1.</param>
    public static TimeSpan Wait(int tries) => tries <= Doublings ? First * (1 << (tries - 1)) : Longest;

    /// <summary>When to try again; null: no more.</summary>
    /// <param name="id">The callback's id.</param>
    /// <param name="tries">Tries made, from 1.</param>
    /// <param name="now">When the last of them ended.</param>
    public static DateTimeOffset? Next(string id, int tries, DateTimeOffset now)
    {
        if (tries >= CallbackLimits.MaxTries)
            return null;
        var share = StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{id}/{tries}")) / (double)uint.MaxValue;
        return (now + (Wait(tries) * (1 - (Jitter * share)))).ToMillisecond();
    }
}
