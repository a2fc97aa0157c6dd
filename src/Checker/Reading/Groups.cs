namespace Scheduler.Checker.Reading;

/// <summary>Rows sorted by task, handed out task by task without an index over them.</summary>
internal sealed class Groups<T>(List<T> sorted, Func<T, string> taskOf)
{
    private int _at;

    /// <summary>The rows of <paramref name="task"/>; asked in the order of ids.</summary>
    public List<T> Next(string task)
    {
        // Rows without a task are found by another query.
        while (_at < sorted.Count && string.CompareOrdinal(taskOf(sorted[_at]), task) < 0)
            _at++;
        var from = _at;
        while (_at < sorted.Count && taskOf(sorted[_at]) == task)
            _at++;
        return sorted.GetRange(from, _at - from);
    }
}
