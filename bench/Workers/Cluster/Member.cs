using Scheduler.Workers.Hosting;

namespace Scheduler.Workers.Cluster;

/// <summary>A silo or an API host, watched over as an init system would: whenever it ends, it is started again.</summary>
public sealed class Member(string name, MemberKind kind, ServerProcess process) : IDisposable
{
    /// <summary>As init systems do, so that a process that cannot start does not eat the machine.</summary>
    private static readonly TimeSpan RestartAfter = TimeSpan.FromMilliseconds(500), ProbeEvery = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<DateTimeOffset> _falls = [];
    private volatile bool _suspended, _ending, _served;

    public string Name => name;

    public MemberKind Kind => kind;

    public Uri Url => process.Url;

    public ServerProcess Process => process;

    /// <summary>Times it ended before it had got ready: beside a database that is down that is what a process may do.</summary>
    public int FalseStarts { get; private set; }

    /// <summary>Times it had been ready and ended though nobody had ended it.</summary>
    public IReadOnlyList<DateTimeOffset> Falls
    {
        get
        {
            lock (_gate)
                return [.. _falls];
        }
    }

    /// <summary>Starts it, and again whenever it ended, until canceled.</summary>
    public async Task Keep(CancellationToken cancel)
    {
        while (true)
        {
            process.Launch();
            await process.UntilEnded(cancel);
            lock (_gate)
                if (!_served)
                    FalseStarts++;
                else if (!_ending)
                    _falls.Add(DateTimeOffset.UtcNow);
            (_ending, _suspended, _served) = (false, false, false);
            await Task.Delay(RestartAfter, cancel);
        }
    }

    public async Task Kill(CancellationToken cancel)
    {
        _ending = true;
        await process.Kill(cancel);
    }

    /// <summary>Asks it to stop; it comes back with the build of another checkout.</summary>
    /// <returns>True when it ended by itself, and well.</returns>
    public async Task<bool> Replace(string root)
    {
        _ending = true;
        process.Root = root;
        return await process.Stop();
    }

    /// <summary>Not a cycle of it runs until it is resumed; to the others it is as good as dead.</summary>
    public Task Suspend()
    {
        _suspended = true;
        return process.Signal("STOP");
    }

    /// <summary>Goes on where it was.</summary>
    /// <param name="mayEnd">A silo that was declared dead meanwhile must end itself: that is no fall.</param>
    public Task Resume(bool mayEnd)
    {
        (_suspended, _ending) = (false, mayEnd);
        return process.Signal("CONT");
    }

    /// <summary>What ends from now on ended by itself.</summary>
    public void ExpectToLive() => _ending = false;

    public async Task<bool> IsReady(CancellationToken cancel)
    {
        if (_suspended || !process.Running || !await process.IsReady(cancel))
            return false;
        _served = true;
        return true;
    }

    public async Task UntilReady(TimeSpan limit, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        either.CancelAfter(limit);
        try
        {
            while (!await IsReady(either.Token))
                await Task.Delay(ProbeEvery, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} was not ready after {limit.TotalSeconds:0} s:\n{process.Complaints}");
        }
    }

    public void Dispose() => process.Dispose();
}
