namespace Scheduler.Storage.Tasks.Intake;

/// <summary>
/// The intake of one process: calls that arrive while groups are written wait and go together into the next; a large call is
/// cut into several groups, one after the other, so that it does not keep others out for long.
/// </summary>
internal sealed class IntakeQueue(IIntakeWriter writer, int lanes, IntakeOptions options) : IIntake, IAsyncDisposable
{
    private const int Tries = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<Call> _calls = [];
    private readonly Stack<int> _freeLanes = new(Enumerable.Range(0, lanes).Reverse());
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;
    private int _waitingRows;
    private long _waitingBytes;

    public Task<IReadOnlyList<IntakeOutcome>> Add(IReadOnlyList<TaskRow> rows, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (rows.Count == 0)
            return Task.FromResult<IReadOnlyList<IntakeOutcome>>([]);
        var call = new Call(rows);
        Group? group;
        lock (_gate)
        {
            // A call larger than the bound itself still gets through an empty queue.
            var full = _waitingRows + rows.Count > options.MaxWaitingRows || _waitingBytes + call.Bytes > options.MaxWaitingBytes;
            if (_closed || (_waitingRows > 0 && full))
                throw new IntakeBusyException();
            _calls.AddLast(call);
            _waitingRows += rows.Count;
            _waitingBytes += call.Bytes;
            group = Next();
        }

        if (group is not null)
            _ = Task.Run(() => Run(group), CancellationToken.None);

        // The rows are written whether or not the caller still waits: giving up must not leave half a call behind.
        return call.Done.Task.WaitAsync(cancel);
    }

    /// <summary>Takes no more calls and writes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            SayIfIdle();
        }

        await _idle.Task;
    }

    /// <summary>The next group: parts of the calls that came first. Large calls take turns, a group each.</summary>
    private Group? Next()
    {
        if (_freeLanes.Count == 0 || _calls.Count == 0)
            return null;
        var parts = new List<Part>();
        for (var room = options.GroupRows; room > 0 && _calls.First is { } node;)
        {
            // Out of the queue while its part is written: rows of one call claim their unique ids in their own order.
            _calls.Remove(node);
            var call = node.Value;
            var count = Math.Min(room, call.Rows.Count - call.Taken);
            parts.Add(new Part(call, call.Taken, count));
            call.Taken += count;
            room -= count;
            if (call.Taken == call.Rows.Count)
                _waitingBytes -= call.Bytes;
        }

        _waitingRows -= parts.Sum(p => p.Count);
        return new Group(parts, _freeLanes.Pop());
    }

    private async Task Run(Group? group)
    {
        while (group is not null)
        {
            await Store(group.Parts, group.Lane);
            var done = group;
            lock (_gate)
            {
                foreach (var part in done.Parts.Where(p => p.Call.GoesOn))
                    _calls.AddLast(part.Call);
                _freeLanes.Push(done.Lane);
                group = Next();
                SayIfIdle();
            }
        }
    }

    private void SayIfIdle()
    {
        if (_closed && _calls.Count == 0 && _freeLanes.Count == lanes)
            _idle.TrySetResult();
    }

    private async Task Store(List<Part> parts, int lane)
    {
        try
        {
            var outcomes = await Write([.. parts.SelectMany(p => p.Rows)], lane);
            var at = 0;
            foreach (var part in parts)
            {
                for (var i = 0; i < part.Count; i++)
                    part.Call.Outcomes[part.First + i] = outcomes[at + i];
                at += part.Count;
                if (part.Call.Taken == part.Call.Rows.Count)
                    part.Call.Done.TrySetResult(part.Call.Outcomes);
            }
        }
        catch (Exception) when (parts.Count > 1)
        {
            // A call with data the database refuses must not fail its neighbours.
            foreach (var part in parts)
                await Store([part], lane);
        }
        catch (Exception exception)
        {
            Fail(parts[0].Call, exception);
        }
    }

    private async Task<IReadOnlyList<IntakeOutcome>> Write(TaskRow[] rows, int lane)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await writer.Write(rows, lane);
            }
            catch (Exception exception) when (attempt < Tries && writer.IsTransient(exception))
            {
                // At once: after a deadlock the other one has gone on, and a row already stored under its id counts as added.
            }
    }

    private void Fail(Call call, Exception exception)
    {
        lock (_gate)
        {
            if (call.Taken < call.Rows.Count && !call.Done.Task.IsCompleted)
                _waitingBytes -= call.Bytes;
            _waitingRows -= call.Rows.Count - call.Taken;
        }

        call.Done.TrySetException(exception);
    }

    private sealed record Group(List<Part> Parts, int Lane);

    private sealed record Part(Call Call, int First, int Count)
    {
        public IEnumerable<TaskRow> Rows => Enumerable.Range(First, Count).Select(i => Call.Rows[i]);
    }

    private sealed class Call(IReadOnlyList<TaskRow> rows)
    {
        public IReadOnlyList<TaskRow> Rows => rows;

        public IntakeOutcome[] Outcomes { get; } = new IntakeOutcome[rows.Count];

        public TaskCompletionSource<IReadOnlyList<IntakeOutcome>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Taken { get; set; }

        /// <summary>Held until the last row is taken.</summary>
        public long Bytes { get; } = rows.Sum(r => r.TextBytes);

        public bool GoesOn => Taken < rows.Count && !Done.Task.IsCompleted;
    }
}
