namespace Scheduler.Grains;

/// <summary>Base of every grain of the scheduler; tests/Architecture.Tests sees to it.</summary>
public abstract class SchedulerGrain : Grain
{
    /// <summary>Runs <see cref="Activate"/> on a turn of its own.</summary>
    public sealed override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Orleans holds a lock of the activation from its start until its first real suspension, and takes the lock of the
        // receiver to deliver a message. Two activations that start without suspending, as they do over SQLite, and that send
        // to each other meanwhile, wait for each other's lock for ever.
        await Task.Yield();
        await Activate(cancellationToken);
    }

    /// <summary>What the grain does before its first call.</summary>
    protected virtual Task Activate(CancellationToken cancel) => Task.CompletedTask;
}
