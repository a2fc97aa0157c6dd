using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Waiting;

/// <summary>When a task had an open slot, stage by stage, collected while it is replayed.</summary>
internal sealed class OpenSpans(long launchedAt, long minimum)
{
    private readonly List<(Span Span, int Stage)> _found = [];
    private long? _since;
    private int _stage;

    /// <summary>Stretches of at least the minimum length.</summary>
    public IReadOnlyList<(Span Span, int Stage)> Found => _found;

    public void Start(TaskLine task)
    {
        (_stage, _since) = (0, Math.Max(task.CreatedAt, launchedAt));
    }

    public void After(TaskReplay state, EventLine step)
    {
        var open = state.OpenSlots > 0;
        if (_since is { } since && (!open || state.Stage != _stage))
        {
            Close(since, step.At);
            _since = null;
        }

        if (open)
            (_stage, _since) = (state.Stage, _since ?? Math.Max(step.At, launchedAt));
    }

    /// <summary>The history ends with the slot still open.</summary>
    public void End()
    {
        if (_since is { } since)
            Close(since, long.MaxValue);
    }

    private void Close(long from, long to)
    {
        if (to - from >= minimum)
            _found.Add((new(from, to), _stage));
    }
}
