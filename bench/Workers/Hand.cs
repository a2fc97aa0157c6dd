using Scheduler.Workers.Wire;

namespace Scheduler.Workers;

/// <summary>What a person has on the screen, and what was answered lately so that an old message does not bring it back.</summary>
internal sealed class Hand
{
    private const int Remembered = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string, long), CancellationTokenSource> _held = [];
    private readonly Queue<(string, long)> _answered = [];

    /// <summary>Null when it is in hand or answered already; otherwise what tells of its withdrawal.</summary>
    public CancellationToken? Begin(Assignment assignment)
    {
        var key = (assignment.Task, assignment.Token);
        lock (_gate)
        {
            if (_held.ContainsKey(key) || _answered.Contains(key))
                return null;
            var source = new CancellationTokenSource();
            _held.Add(key, source);
            return source.Token;
        }
    }

    public void Withdraw(string task, long token)
    {
        CancellationTokenSource? source;
        lock (_gate)
            _held.TryGetValue((task, token), out source);
        source?.Cancel();
    }

    /// <summary>The server has told all that is held: everything else is withdrawn.</summary>
    public void Only(IReadOnlyList<Assignment> assignments)
    {
        (string Task, long Token)[] gone;
        lock (_gate)
            gone = [.. _held.Keys.Except(assignments.Select(a => (a.Task, a.Token)))];
        foreach (var (task, token) in gone)
            Withdraw(task, token);
    }

    /// <summary>Off the screen. What was not answered may be shown again: after a restart the server may hold it ahead first.</summary>
    public void End(Assignment assignment)
    {
        lock (_gate)
            _held.Remove((assignment.Task, assignment.Token));
    }

    public void Answered(Assignment assignment)
    {
        lock (_gate)
        {
            _answered.Enqueue((assignment.Task, assignment.Token));
            if (_answered.Count > Remembered)
                _answered.Dequeue();
        }
    }
}
