namespace Scheduler.Storage.Tasks.Intake;

/// <summary>
/// The intake of one process: calls that arrive while a group is written wait and go together into the next; a large call is
/// cut into several groups, so that it does not keep others out for long.
/// </summary>
internal sealed class IntakeQueue(IIntakeWriter writer, IntakeOptions options) : IIntake, IAsyncDisposable
{
    private const int Tries = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<Call> _calls = [];
    private Task _loop = Task.CompletedTask;
    private bool _running;
    private bool _closed;
    private int _waitingRows;

    public Task<IReadOnlyList<IntakeOutcome>> Add(IReadOnlyList<TaskRow> rows, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (rows.Count == 0)
            return Task.FromResult<IReadOnlyList<IntakeOutcome>>([]);
        var call = new Call(rows);
        lock (_gate)
        {
            // A call larger than the bound itself still gets through an empty queue.
            if (_closed || (_waitingRows > 0 && _waitingRows + rows.Count > options.MaxWaitingRows))
                throw new IntakeBusyException();
            _calls.AddLast(call);
            _waitingRows += rows.Count;
            if (!_running)
            {
                _running = true;
                _loop = Task.Run(Loop, CancellationToken.None);
            }
        }

        // The rows are written whether or not the caller still waits: giving up must not leave half a call behind.
        return call.Done.Task.WaitAsync(cancel);
    }

    /// <summary>Takes no more calls and writes those that wait.</summary>
    public async ValueTask DisposeAsync()
    {
        Task loop;
        lock (_gate)
        {
            _closed = true;
            loop = _loop;
        }

        await loop;
    }

    private async Task Loop()
    {
        while (Take() is { Count: > 0 } parts)
            await Store(parts);
    }

    /// <summary>The next group: parts of the calls that came first. Large calls take turns, a group each.</summary>
    private List<Part> Take()
    {
        var parts = new List<Part>();
        lock (_gate)
        {
            var room = options.GroupRows;
            for (var node = _calls.First; node is not null && room > 0;)
            {
                var next = node.Next;
                var call = node.Value;
                var count = Math.Min(room, call.Rows.Count - call.Taken);
                parts.Add(new Part(call, call.Taken, count));
                call.Taken += count;
                room -= count;
                _calls.Remove(node);
                if (call.Taken < call.Rows.Count)
                    _calls.AddLast(call);
                node = call.Taken < call.Rows.Count ? null : next;
            }

            _running = parts.Count > 0;
            _waitingRows -= parts.Sum(p => p.Count);
        }

        return parts;
    }

    private async Task Store(List<Part> parts)
    {
        try
        {
            var outcomes = await Write([.. parts.SelectMany(p => p.Rows)]);
            var at = 0;
            foreach (var part in parts)
            {
                for (var i = 0; i < part.Count; i++)
                    part.Call.Outcomes[part.First + i] = outcomes[at + i];
                at += part.Count;
                part.Call.Stored(part.Count);
            }
        }
        catch (Exception) when (parts.Count > 1)
        {
            // A call with data the database refuses must not fail its neighbours.
            foreach (var part in parts)
                await Store([part]);
        }
        catch (Exception exception)
        {
            Fail(parts[0].Call, exception);
        }
    }

    private async Task<IReadOnlyList<IntakeOutcome>> Write(TaskRow[] rows)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await writer.Write(rows);
            }
            catch (Exception exception) when (attempt < Tries && writer.IsTransient(exception))
            {
                await Task.Yield();
            }
    }

    private void Fail(Call call, Exception exception)
    {
        lock (_gate)
            if (_calls.Remove(call))
                _waitingRows -= call.Rows.Count - call.Taken;
        call.Done.TrySetException(exception);
    }

    private sealed record Part(Call Call, int First, int Count)
    {
        public IEnumerable<TaskRow> Rows => Enumerable.Range(First, Count).Select(i => Call.Rows[i]);
    }

    private sealed class Call(IReadOnlyList<TaskRow> rows)
    {
        private int _stored;

        public IReadOnlyList<TaskRow> Rows => rows;

        public IntakeOutcome[] Outcomes { get; } = new IntakeOutcome[rows.Count];

        public TaskCompletionSource<IReadOnlyList<IntakeOutcome>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Taken { get; set; }

        public void Stored(int count)
        {
            _stored += count;
            if (_stored == rows.Count)
                Done.TrySetResult(Outcomes);
        }
    }
}
