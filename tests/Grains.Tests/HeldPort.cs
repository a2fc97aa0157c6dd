using System.Reflection;

namespace Scheduler.Tests.Grains;

/// <summary>A storage port of which one method has done its work and does not say so until it is let go: whatever may come in between can be made to.</summary>
public class HeldPort<T> : DispatchProxy
    where T : class
{
    private static readonly MethodInfo Later = typeof(HeldPort<T>).GetMethod(nameof(After), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously), _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody waits.</summary>
    public Task Held => _held.Task.WaitAsync(TimeSpan.FromSeconds(20));

    internal (T Port, string Method) Which { get; set; }

    public void LetGo() => _gate.TrySetResult();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var reply = targetMethod!.Invoke(Which.Port, args);
        if (targetMethod.Name != Which.Method || _gate.Task.IsCompleted)
            return reply;
        return Later.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(this, [reply]);
    }

    private async Task<TReply> After<TReply>(Task<TReply> reply)
    {
        var told = await reply;
        _held.TrySetResult();
        await _gate.Task;
        return told;
    }
}

internal static class HeldPort
{
    /// <returns>The port to use, and the same as the one that holds.</returns>
    public static (T Port, HeldPort<T> Hold) Of<T>(T port, string method)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, HeldPort<T>>();
        var hold = (HeldPort<T>)(object)proxy;
        hold.Which = (port, method);
        return (proxy, hold);
    }
}
