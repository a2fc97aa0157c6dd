namespace Scheduler.Domain;

/// <summary>Times of the product are UTC and whole milliseconds, so that a stored state equals the state it was stored from.</summary>
public static class Moments
{
    /// <summary>A time that does not come.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.FromUnixTimeMilliseconds(253_402_300_799_999);

    public static DateTimeOffset ToMillisecond(this DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? ToMillisecond(this DateTimeOffset? time) => time?.ToMillisecond();
}
