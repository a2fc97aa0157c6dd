namespace Scheduler.Simulation.Engine;

/// <summary>Virtual time and everything that is to happen in it. Equal times run in the order they were planned.</summary>
public sealed class Timeline(Turns turns)
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _plan = new();
    private long _order;

    /// <summary>True time since the start of the world; what processes call now may differ from it.</summary>
    public TimeSpan Now { get; private set; }

    public long Events { get; private set; }

    public void At(TimeSpan time, Action action) => _plan.Enqueue(action, (time > Now ? time : Now, _order++));

    public void After(TimeSpan delay, Action action) => At(Now + delay, action);

    /// <summary>Runs what is planned up to <paramref name="end"/>; stops early when told to.</summary>
    public void Run(TimeSpan end, Func<bool> stop)
    {
        while (!stop() && _plan.TryPeek(out _, out var next) && next.At <= end)
        {
            var action = _plan.Dequeue();
            Now = next.At;
            Events++;
            action();
            turns.Drain();
        }

        if (!stop())
            Now = end;
    }
}
