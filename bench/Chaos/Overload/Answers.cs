using System.Collections.Concurrent;

namespace Scheduler.Chaos.Overload;

/// <summary>What became of the answers of one stretch of time, and how long that took to tell.</summary>
internal sealed class Answers
{
    private readonly ConcurrentQueue<double> _ms = [];

    public int Count => _ms.Count;

    public void Add(TimeSpan took) => _ms.Enqueue(took.TotalMilliseconds);

    /// <summary>0 when there were none.</summary>
    public double Quantile(double share)
    {
        var sorted = _ms.Order().ToArray();
        return sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 1);
    }
}
