using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>Where a client is in its person's message stream.</summary>
internal sealed class StreamPlace
{
    private readonly Lock _gate = new();
    private long _epoch, _sequence;

    public (long Epoch, long Sequence) Point
    {
        get
        {
            lock (_gate)
                return (_epoch, _sequence);
        }
    }

    public bool IsAt(StreamPoint point) => Point == (point.Epoch, point.Sequence);

    public void Jump(StreamPoint to)
    {
        lock (_gate)
            if (to.Epoch != _epoch || to.Sequence > _sequence)
                (_epoch, _sequence) = (to.Epoch, to.Sequence);
    }

    /// <summary>Moves on when the message is the next one.</summary>
    public StreamStep Advance(HubMessage message)
    {
        lock (_gate)
        {
            if (message.Epoch == _epoch && message.Sequence <= _sequence)
                return StreamStep.Known;
            if (message.Epoch != _epoch || message.Sequence != _sequence + 1)
                return StreamStep.Gap;
            _sequence = message.Sequence;
            return StreamStep.Next;
        }
    }
}

internal enum StreamStep
{
    Unspecified = 0,
    Next = 1,

    /// <summary>Seen before.</summary>
    Known = 2,

    /// <summary>Something before it is missing: resume.</summary>
    Gap = 3,
}
