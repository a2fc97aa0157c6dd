using Scheduler.Workers;

namespace Scheduler.Replay.Outcome;

/// <summary>How long answers took from being sent to being told of, in milliseconds.</summary>
internal sealed class RoundTrips
{
    private readonly Lock _gate = new();
    private readonly List<double> _submits = [];

    public void Add(AnswerReceipt receipt)
    {
        lock (_gate)
            _submits.Add(receipt.Took.TotalMilliseconds);
    }

    public double Submit(double share)
    {
        lock (_gate)
            return Quantiles.Of(_submits, share);
    }
}
