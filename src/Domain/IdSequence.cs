using System.Globalization;

namespace Scheduler.Domain;

/// <summary>
/// Makes 24-hex-digit ids that sort by time: 12 digits of Unix milliseconds, 4 of a counter within the millisecond, 8 of
/// entropy. One sequence per process; ids of one sequence are strictly increasing even when the clock steps back.
/// </summary>
public sealed class IdSequence
{
    private readonly Lock _gate = new();
    private long _lastMillisecond;
    private ushort _counter;

    /// <param name="now">The caller's clock.</param>
    /// <param name="entropy">Random bits that keep two processes apart within one millisecond.</param>
    public string Next(DateTimeOffset now, uint entropy)
    {
        long millisecond;
        ushort counter;
        lock (_gate)
        {
            millisecond = Math.Max(now.ToUnixTimeMilliseconds(), _lastMillisecond);
            if (millisecond == _lastMillisecond && _counter == ushort.MaxValue)
                millisecond++;
            _counter = millisecond == _lastMillisecond ? (ushort)(_counter + 1) : (ushort)0;
            _lastMillisecond = millisecond;
            counter = _counter;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{millisecond:x12}{counter:x4}{entropy:x8}");
    }
}
