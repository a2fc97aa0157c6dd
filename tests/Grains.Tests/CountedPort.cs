using System.Collections.Concurrent;
using System.Reflection;

namespace Scheduler.Tests.Grains;

/// <summary>A storage port that counts what is asked of it.</summary>
public class CountedPort<T> : DispatchProxy
    where T : class
{
    private readonly ConcurrentDictionary<string, int> _asked = [];

    /// <summary>Calls so far, of all its methods.</summary>
    public int All => _asked.Values.Sum();

    internal T Port { get; set; } = null!;

    public int Of(string method) => _asked.GetValueOrDefault(method);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _asked.AddOrUpdate(targetMethod!.Name, 1, (_, n) => n + 1);
        return targetMethod.Invoke(Port, args);
    }
}

internal static class CountedPort
{
    /// <returns>The port to use, and the same as the one that counts.</returns>
    public static (T Port, CountedPort<T> Count) Of<T>(T port)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, CountedPort<T>>();
        var count = (CountedPort<T>)(object)proxy;
        count.Port = port;
        return (proxy, count);
    }
}
