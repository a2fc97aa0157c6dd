using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Support.Storage;

/// <summary>
/// A ledger between the grains and the real one that fails as databases and networks do. The same seed and the same order of
/// calls give the same faults.
/// </summary>
public sealed class FaultyLedger(ILedger inner, LedgerFaults faults, int seed, TimeProvider clock) : ILedger
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private TaskCompletionSource _passed = New();

    /// <summary>Faults injected so far, by name.</summary>
    public IReadOnlyDictionary<string, int> Injected
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, int>(_injected);
        }
    }

    private readonly Dictionary<string, int> _injected = [];

    public async ValueTask<LedgerOutcome> Record(LedgerEntry entry)
    {
        var (fault, delay, reorder) = Draw();
        if (reorder is not null)
            await Task.WhenAny(reorder, Task.Delay(faults.MaxDelay, clock));
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, clock);
        Pass(reorder);
        switch (fault)
        {
            case nameof(LedgerFaults.LoseRequest):
                return LedgerOutcome.Unknown;
            case nameof(LedgerFaults.SpuriousStale):
                return LedgerOutcome.Stale;
            case nameof(LedgerFaults.Busy):
                return LedgerOutcome.Busy;
            default:
                var outcome = await inner.Record(entry);
                return fault == nameof(LedgerFaults.LoseReply) ? LedgerOutcome.Unknown : outcome;
        }
    }

    private (string? Fault, TimeSpan Delay, Task? Reorder) Draw()
    {
        lock (_gate)
        {
            var fault = Pick(_random.NextDouble(),
                (nameof(LedgerFaults.LoseReply), faults.LoseReply), (nameof(LedgerFaults.LoseRequest), faults.LoseRequest),
                (nameof(LedgerFaults.SpuriousStale), faults.SpuriousStale), (nameof(LedgerFaults.Busy), faults.Busy));
            var delay = _random.NextDouble() < faults.Delay ? faults.MaxDelay * _random.NextDouble() : TimeSpan.Zero;
            var reorder = _random.NextDouble() < faults.Reorder ? _passed.Task : null;
            foreach (var name in new[] { fault, delay > TimeSpan.Zero ? nameof(LedgerFaults.Delay) : null, reorder is null ? null : nameof(LedgerFaults.Reorder) })
                if (name is not null)
                    _injected[name] = _injected.GetValueOrDefault(name) + 1;
            return (fault, delay, reorder);
        }
    }

    private static string? Pick(double at, params ReadOnlySpan<(string Name, double Share)> shares)
    {
        foreach (var (name, share) in shares)
            if ((at -= share) < 0)
                return name;
        return null;
    }

    /// <summary>A call that was not held back itself lets those go that wait for one to pass.</summary>
    private void Pass(Task? reorder)
    {
        TaskCompletionSource passed;
        lock (_gate)
        {
            if (reorder is not null)
                return;
            passed = _passed;
            _passed = New();
        }

        passed.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
