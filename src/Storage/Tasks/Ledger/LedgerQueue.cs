using Microsoft.Extensions.Logging;
using Scheduler.Domain;

namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>
/// The ledger of one process: changes that arrive while transactions run wait and go together into the next, without any
/// delay of their own, but for one that waits alone and knows that another follows. Two changes of one task are never in flight
/// at once: the later one waits.
/// </summary>
internal sealed class LedgerQueue : ILedger, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _waiting = [];
    private readonly HashSet<TaskId> _busy = [];
    private readonly Stack<int> _freeLanes;
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LedgerSettler _settler;
    private readonly LedgerOptions _options;
    private readonly TimeProvider _clock;
    private readonly LedgerMeter _meter;
    private readonly int _lanes;
    private bool _closed, _writing;

    /// <summary>The only change that waits, while it is held for the one that follows it.</summary>
    private Waiting? _held;

    public LedgerQueue(ILedgerWriter writer, int lanes, LedgerOptions options, TimeProvider clock, ILogger<LedgerQueue> logger)
    {
        (_options, _clock, _lanes) = (options, clock, lanes);
        _settler = new LedgerSettler(writer, options, clock, logger);
        _freeLanes = new Stack<int>(Enumerable.Range(0, lanes).Reverse());
        _meter = new LedgerMeter(() => _waiting.Count);
    }

    public ValueTask<LedgerOutcome> Record(LedgerEntry entry)
    {
        Invariant.Holds(entry.After.Version == entry.Before.Version + 1, "a change makes the next version");
        var waiting = new Waiting(new LedgerLine(entry));
        Drain? drain;
        lock (_gate)
        {
            if (_closed || _waiting.Count >= _options.QueueCapacity)
                return ValueTask.FromResult(LedgerOutcome.Busy);
            _waiting.AddLast(waiting);
            _held = entry.Followed && _options.Company > TimeSpan.Zero && _waiting.Count == 1 ? waiting : null;
            drain = Next();
            if (_held is not null)
                _ = HoldNoLonger(waiting);
        }

        Start(drain);
        return new(waiting.Done.Task);
    }

    /// <summary>Takes no more changes, writes those that wait, and returns when all have their outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            SayIfIdle();
        }

        await _idle.Task;
        _meter.Dispose();
    }

    /// <summary>What can go into a transaction now; null when no lane is free or every waiting change must wait on.</summary>
    private Drain? Next()
    {
        if (_held is not null || _writing || _freeLanes.Count == 0 || _waiting.Count == 0)
            return null;
        var lines = new List<Waiting>(Math.Min(_waiting.Count, _options.MaxDrain));
        for (var node = _waiting.First; node is not null && lines.Count < _options.MaxDrain;)
        {
            var next = node.Next;
            if (_busy.Add(node.Value.Line.Task))
            {
                lines.Add(node.Value);
                _waiting.Remove(node);
            }

            node = next;
        }

        if (lines.Count == 0)
            return null;
        // In one order in every process, so that two silos never wait for each other's rows.
        lines.Sort((a, b) => a.Line.Task.CompareTo(b.Line.Task));
        _writing = true;
        return new Drain(lines, _freeLanes.Pop());
    }

    private async Task Run(Drain? drain)
    {
        while (drain is not null)
        {
            var start = _clock.GetTimestamp();
            var current = drain;
            var outcomes = await _settler.Settle([.. drain.Lines.Select(w => w.Line)], drain.Lane, () => Flushing(current));
            _meter.Drained(drain.Lines.Count, _clock.GetElapsedTime(start));

            var done = drain;
            lock (_gate)
            {
                foreach (var waiting in done.Lines)
                    _busy.Remove(waiting.Line.Task);
                _freeLanes.Push(done.Lane);
                _writing &= done.Flushing;
                drain = Next();
                SayIfIdle();
            }

            // After the tasks are free again: a caller that goes on at once must not find its own task busy.
            foreach (var waiting in done.Lines)
                waiting.Done.SetResult(outcomes[waiting.Line.Task]);
        }
    }

    /// <summary>While this one waits for the disk, the next is written.</summary>
    private void Flushing(Drain drain)
    {
        Drain? next;
        lock (_gate)
        {
            drain.Flushing = true;
            _writing = false;
            next = Next();
        }

        Start(next);
    }

    private async Task HoldNoLonger(Waiting waiting)
    {
        await Task.Delay(_options.Company, _clock);
        Drain? drain = null;
        lock (_gate)
            if (_held == waiting)
            {
                _held = null;
                drain = Next();
            }

        Start(drain);
    }

    private void Start(Drain? drain)
    {
        if (drain is not null)
            _ = Task.Run(() => Run(drain));
    }

    private void SayIfIdle()
    {
        if (_closed && _waiting.Count == 0 && _freeLanes.Count == _lanes)
            _idle.TrySetResult();
    }

    private sealed record Drain(List<Waiting> Lines, int Lane)
    {
        /// <summary>Written, so that another may be.</summary>
        public bool Flushing { get; set; }
    }

    private sealed record Waiting(LedgerLine Line)
    {
        public TaskCompletionSource<LedgerOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
