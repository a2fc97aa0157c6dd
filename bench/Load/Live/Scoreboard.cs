namespace Scheduler.Load.Live;

/// <summary>Where everybody writes what they did: always to the lap that runs now.</summary>
internal sealed class Scoreboard
{
    private volatile Lap _lap = new();
    private long _answers, _uncounted;

    public Lap Lap => _lap;

    /// <summary>Answers of the whole run that counted.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Answers that did not count: nothing here gives a reason for any.</summary>
    public long Uncounted => Interlocked.Read(ref _uncounted);

    public Lap StartLap() => _lap = new();

    public void Answered(string outcome)
    {
        if (outcome is not ("accepted" or "salvaged"))
        {
            Interlocked.Increment(ref _uncounted);
            return;
        }

        Interlocked.Increment(ref _answers);
        _lap.Counted();
    }
}
