namespace Scheduler.Simulation.Engine;

/// <summary>
/// Where continuations go: a queue that the timeline empties after each event. Without it the runtime hands some of them to
/// the thread pool (all but one of several waiters of one task), and a run would be neither single-threaded nor repeatable.
/// </summary>
public sealed class Turns : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Turn, object? State)> _ready = [];

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new InvalidOperationException("nobody waits in here");

    public void Drain()
    {
        while (_ready.TryDequeue(out var next))
            next.Turn(next.State);
    }
}
