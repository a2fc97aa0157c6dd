namespace Scheduler.Grains;

/// <summary>
/// Counts the times this process stood still: suspended, its machine asleep, or so starved that no timer ran. Nobody could be heard
/// meanwhile, so nobody's absence counts. Whoever asks first after one finds it, be it before the next tick.
/// </summary>
public sealed class Standstills : IDisposable
{
    /// <summary>Without a sign of life for as long, the process stood still.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly ITimer _ticks;
    private readonly Lock _gate = new();
    private DateTimeOffset _alive;
    private long _count;

    /// <param name="time">The clock of the process, never that of the grains: a test that moves theirs has not stood still.</param>
    public Standstills(TimeProvider time)
    {
        (_time, _alive) = (time, time.GetUtcNow());
        _ticks = time.CreateTimer(_ => _ = Count, null, TickEvery, TickEvery);
    }

    public long Count
    {
        get
        {
            lock (_gate)
            {
                // The clock on the wall: that of a machine put to sleep goes on, its ticks do not.
                var now = _time.GetUtcNow();
                if (now - _alive >= Least)
                    _count++;
                _alive = now;
                return _count;
            }
        }
    }

    public void Dispose() => _ticks.Dispose();
}
