namespace Scheduler.Simulation.Cluster;

/// <summary>The answer a caller waits for: the first word counts, and a dead caller hears nothing.</summary>
public sealed class Reply<T>(Grain? caller)
{
    private readonly TaskCompletionSource<T> _source = new();
    private bool _given;

    public Task<T> Task => _source.Task;

    public void Give(T value)
    {
        if (Open())
            _source.SetResult(value);
    }

    public void Fail(string why)
    {
        if (Open())
            _source.SetException(new CallFailedException(why));
    }

    private bool Open()
    {
        if (_given || caller is { Crashed: true })
            return false;
        return _given = true;
    }
}
