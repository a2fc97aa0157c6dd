namespace Scheduler.Chaos.Overload;

/// <summary>What became of the bulk requests of one stretch of time.</summary>
internal sealed class BulkCounts
{
    private long _rows;
    private int _taken, _refused, _wrong;

    /// <summary>Tasks stored.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Requests all of whose tasks were stored, or those that were named.</summary>
    public int Taken => _taken;

    /// <summary>Requests refused as they should be: 429, and when to come again.</summary>
    public int Refused => _refused;

    /// <summary>Requests that failed in any other way.</summary>
    public int Wrong => _wrong;

    public void Stored(long rows)
    {
        Interlocked.Increment(ref _taken);
        Interlocked.Add(ref _rows, rows);
    }

    public void Refuse() => Interlocked.Increment(ref _refused);

    public void Fail() => Interlocked.Increment(ref _wrong);
}
