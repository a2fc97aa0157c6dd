using System.Reflection;

namespace Scheduler.Tests.Grains;

/// <summary>A storage port of which one method fails.</summary>
public class FailingPort<T> : DispatchProxy
    where T : class
{
    internal (T Port, string Method, Exception Failure) How { get; set; }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == How.Method ? throw How.Failure : targetMethod.Invoke(How.Port, args);
}

internal static class FailingPort
{
    public static T Of<T>(T port, string method, Exception failure)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, FailingPort<T>>();
        ((FailingPort<T>)(object)proxy).How = (port, method, failure);
        return proxy;
    }
}
