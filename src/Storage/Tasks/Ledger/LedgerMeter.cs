using System.Diagnostics.Metrics;

namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>Numbers of the ledger: how much waits, how much goes into one transaction, how long a transaction takes.</summary>
internal sealed class LedgerMeter : IDisposable
{
    public const string Name = "Scheduler.Ledger";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _time;

    public LedgerMeter(Func<int> depth)
    {
        _meter.CreateObservableGauge("scheduler.ledger.queue", depth, "{change}", "Changes that wait for a transaction.");
        _size = _meter.CreateHistogram<int>("scheduler.ledger.drain", "{change}", "Changes of one transaction.");
        _time = _meter.CreateHistogram<double>("scheduler.ledger.commit", "ms", "Time of one transaction, from its first statement until it is durable.");
    }

    public void Drained(int size, TimeSpan time)
    {
        _size.Record(size);
        _time.Record(time.TotalMilliseconds);
    }

    public void Dispose() => _meter.Dispose();
}
