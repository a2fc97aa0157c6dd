namespace Scheduler.Workers.Hosting;

/// <summary>The last lines of a process's log that are warnings or worse, with what stands indented under them.</summary>
public sealed class Complaints
{
    private const int Kept = 60;

    private static readonly string[] Levels = ["warn", "fail", "crit"];

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    public void Read(string line)
    {
        lock (_gate)
        {
            var follows = line.StartsWith("      ", StringComparison.Ordinal) && _lines.Count > 0;
            if (!follows && !Levels.Any(l => line.StartsWith(l, StringComparison.Ordinal)))
                return;
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
                _lines.Dequeue();
        }
    }

    public override string ToString() => string.Join('\n', Lines);
}
