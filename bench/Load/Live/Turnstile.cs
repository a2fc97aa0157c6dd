namespace Scheduler.Load.Live;

/// <summary>People pass while it is open, and hold their answers back while it is closed.</summary>
internal sealed class Turnstile
{
    private volatile TaskCompletionSource _open = New();

    public Task Pass(CancellationToken cancel) => _open.Task.IsCompleted ? Task.CompletedTask : _open.Task.WaitAsync(cancel);

    public void Open() => _open.TrySetResult();

    public void Close() => _open = New();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
