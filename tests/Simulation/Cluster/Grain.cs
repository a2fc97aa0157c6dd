using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Cluster;

/// <summary>
/// One activation of one grain: a thin shell around a core of the product. After a crash none of its continuations ever runs
/// again, for everything it awaits passes through <see cref="Network"/>, which does not answer the dead.
/// </summary>
public abstract class Grain
{
    private Task? _ready;
    private Task _turn = Task.CompletedTask;

    public string Key { get; private set; } = "";

    public Process Process { get; private set; } = null!;

    public SimWorld World { get; private set; } = null!;

    /// <summary>Its process or itself was killed.</summary>
    public bool Crashed { get; set; }

    /// <summary>No longer in the directory: it finishes what it is doing and gets nothing new.</summary>
    public bool Retired { get; set; }

    /// <summary>It has ended itself: nothing brings it back.</summary>
    public bool Deactivated { get; private set; }

    public TimeSpan BornAt { get; private set; }

    protected DateTimeOffset Now => Process.Now;

    protected Network Net => World.Net;

    /// <summary>One call at a time when false.</summary>
    protected virtual bool Reentrant => true;

    public void Begin(string key, Process process, SimWorld world) => (Key, Process, World, BornAt) = (key, process, world, world.Time.Now);

    /// <summary>Runs an operation as a turn of this grain, after its activation.</summary>
    public async Task<T> Enter<T>(Func<Task<T>> operation)
    {
        if (Reentrant)
        {
            await (_ready ??= Ready());
            return await operation();
        }

        var before = _turn;
        var mine = new TaskCompletionSource();
        _turn = mine.Task;
        await before;
        try
        {
            if (Retired)
                throw new CallFailedException("deactivated");
            await (_ready ??= Ready());
            return await operation();
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>An activation that could not be made is none: the next call makes another.</summary>
    private async Task Ready()
    {
        try
        {
            await Activate();
        }
        catch (CallFailedException)
        {
            Deactivate();
            throw;
        }
    }

    protected virtual Task Activate() => Task.CompletedTask;

    protected void Deactivate()
    {
        Deactivated = true;
        Net.Forget(this);
    }
}
