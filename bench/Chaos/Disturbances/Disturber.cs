using System.Diagnostics;
using Scheduler.Workers.Cluster;

namespace Scheduler.Chaos.Disturbances;

/// <summary>Breaks things by the plan, and writes down when everything was ready again.</summary>
internal sealed class Disturber(LocalCluster cluster, ChaosOptions options, Action<string> tell)
{
    /// <summary>Longer than the cluster takes to give a silo up (three probes of 2 s).</summary>
    private static readonly TimeSpan Suspension = TimeSpan.FromSeconds(20);

    /// <summary>A silo that was declared dead finds out when it next looks at the membership, at the latest after a minute.</summary>
    private static readonly TimeSpan ZombieLimit = TimeSpan.FromSeconds(75);

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(75);

    private readonly Random _random = new(options.Seed);
    private readonly Lock _gate = new();
    private readonly List<Disturbance> _done = [];

    public IReadOnlyList<Disturbance> Done
    {
        get
        {
            lock (_gate)
                return [.. _done, .. cluster.Members.SelectMany(m => m.Falls.Select(at => new Disturbance(DisturbanceKind.Fall, m.Name, at, at + ReadyLimit)))];
        }
    }

    public int Count(DisturbanceKind kind) => Done.Count(d => d.Kind == kind);

    /// <summary>The whole plan; ends when everything is ready again after the last.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var under = new List<Task>();
        foreach (var (at, kind) in Plan.Make(options, _random))
        {
            if (at - clock.Elapsed is { Ticks: > 0 } left)
                await Task.Delay(left, cancel);
            under.Add(await Start(kind, cancel));
        }

        await Task.WhenAll(under);
    }

    /// <returns>The recovery: the next disturbance comes when it is due, not when this one is over.</returns>
    private async Task<Task> Start(DisturbanceKind kind, CancellationToken cancel)
    {
        if (kind == DisturbanceKind.CrashDatabase)
            return Record(kind, "postgres", cluster.CrashDatabase, cancel);

        // Two silos stay up: while one is on its way back, the API hosts are hit instead, and of these one stays too.
        var up = await Up(cancel);
        var silos = up.Where(m => m.Kind == MemberKind.Silo).ToArray();
        var apis = up.Where(m => m.Kind == MemberKind.Api).ToArray();
        if (kind is DisturbanceKind.KillSilo or DisturbanceKind.SuspendSilo && silos.Length > Math.Max(2, options.Silos - 2))
        {
            var silo = silos[_random.Next(silos.Length)];
            return kind == DisturbanceKind.SuspendSilo
                ? Record(kind, silo.Name, () => Haunt(silo, cancel), cancel)
                : Record(kind, silo.Name, () => silo.Kill(cancel), cancel);
        }

        if (apis.Length < 2)
        {
            tell($"{kind} left out: too little is up.");
            return Task.CompletedTask;
        }

        var api = apis[_random.Next(apis.Length)];
        return kind == DisturbanceKind.SuspendApi
            ? Record(kind, api.Name, () => Hang(api, cancel), cancel)
            : Record(DisturbanceKind.KillApi, api.Name, () => api.Kill(cancel), cancel);
    }

    /// <summary>Nobody votes on API hosts: this one must go on as if nothing had been.</summary>
    private static async Task Hang(Member api, CancellationToken cancel)
    {
        await api.Suspend();
        await Task.Delay(Suspension, cancel);
        await api.Resume(mayEnd: false);
    }

    private async Task Record(DisturbanceKind kind, string target, Func<Task> act, CancellationToken cancel)
    {
        var from = DateTimeOffset.UtcNow;
        await act();
        await cluster.UntilReady(ReadyLimit, cancel);
        var done = new Disturbance(kind, target, from, DateTimeOffset.UtcNow);
        lock (_gate)
            _done.Add(done);
        tell(done.ToString());
    }

    private async Task Haunt(Member silo, CancellationToken cancel)
    {
        await silo.Suspend();
        await Task.Delay(Suspension, cancel);
        var ended = silo.Process.UntilEnded(cancel);
        await silo.Resume(mayEnd: true);
        if (await Task.WhenAny(ended, Task.Delay(ZombieLimit, cancel)) == ended)
            return;
        tell($"{silo.Name} lived on after its suspension.");
        silo.ExpectToLive();
    }

    private async Task<IReadOnlyList<Member>> Up(CancellationToken cancel)
    {
        var ready = await Task.WhenAll(cluster.Members.Select(m => m.IsReady(cancel)));
        return [.. cluster.Members.Where((_, i) => ready[i])];
    }
}
