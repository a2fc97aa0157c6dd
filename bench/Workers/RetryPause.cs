namespace Scheduler.Workers;

/// <summary>Waits between tries: doubling, bounded, and spread by chance so that a thousand clients do not come back at once.</summary>
internal sealed class RetryPause(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(3);

    private int _tries;

    public void Reset() => _tries = 0;

    public Task Wait(CancellationToken cancel)
    {
        var longest = Math.Min(First.TotalMilliseconds * Math.Pow(2, _tries++), Longest.TotalMilliseconds);
        double part;
        lock (random)
            part = 0.5 + (random.NextDouble() / 2);
        return Task.Delay(TimeSpan.FromMilliseconds(longest * part), cancel);
    }
}
