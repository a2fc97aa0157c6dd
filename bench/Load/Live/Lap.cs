using HdrHistogram;

namespace Scheduler.Load.Live;

/// <summary>What clients saw between two moments.</summary>
internal sealed class Lap
{
    /// <summary>Longest wait that is told apart: a minute.</summary>
    private const long MaxUs = 60_000_000;

    private readonly Lock _gate = new();
    private readonly LongHistogram _waits = new(MaxUs, 3);
    private long _done;

    /// <summary>Answers that counted.</summary>
    public long Done => Interlocked.Read(ref _done);

    public void Counted() => Interlocked.Increment(ref _done);

    /// <summary>From sending an answer to having the next task.</summary>
    public void Waited(TimeSpan time)
    {
        lock (_gate)
            _waits.RecordValue(Math.Clamp((long)time.TotalMicroseconds, 1, MaxUs));
    }

    public double WaitMs(double percentile)
    {
        lock (_gate)
            return _waits.GetValueAtPercentile(percentile) / 1000.0;
    }
}
