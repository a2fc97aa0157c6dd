namespace Scheduler.Workers.Hosting;

/// <summary>The host as a process of its own, on one data folder and one port however often it is killed.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const string KeyLine = "live key:", TestKeyLine = "test key:", LinkPart = "/welcome#link=";

    private readonly TaskCompletionSource<string> _key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _testKey = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _down = [];
    private readonly ServerProcess _process;
    private readonly bool _keep;

    /// <param name="keep">Leave the data folder behind.</param>
    /// <param name="storage">Arguments that say where the records are; none for SQLite in <see cref="Folder"/>.</param>
    public HostProcess(bool keep, params string[] storage)
    {
        _keep = keep;
        _process = new("Silo", ["--data", Folder, "--no-sample", .. storage]) { Wrote = Read };
    }

    public Uri Url => _process.Url;

    /// <summary>As <see cref="ServerProcess.Settings"/>.</summary>
    public Dictionary<string, string> Settings => _process.Settings;

    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-").FullName;

    public string Records => Path.Combine(Folder, "records.db");

    /// <summary>The live key that the first start prints.</summary>
    public Task<string> Key => _key.Task;

    /// <summary>The test key that it prints beside it.</summary>
    public Task<string> TestKey => _testKey.Task;

    /// <summary>The address that signs the administrator in, once.</summary>
    public Task<string> SignInLink => _link.Task;

    /// <summary>Of the process that runs now; another one after each restart.</summary>
    public int ProcessId => _process.ProcessId;

    /// <summary>When nothing ran.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Down => _down;

    /// <summary>The last lines the host wrote that were warnings or worse.</summary>
    public IReadOnlyCollection<string> Complaints => _process.Complaints.Lines;

    /// <summary>Starts it and waits until it answers.</summary>
    public Task Start(CancellationToken cancel)
    {
        _process.Launch();
        return _process.UntilReady(cancel);
    }

    /// <summary>As a power cut would. <see cref="Start"/> starts it again, on the same records and the same address.</summary>
    public Task Kill(CancellationToken cancel) => _process.Kill(cancel);

    /// <summary>As a power cut would, then starts it again.</summary>
    public async Task KillAndRestart(CancellationToken cancel)
    {
        var from = DateTimeOffset.UtcNow;
        await Kill(cancel);
        await Start(cancel);
        _down.Add((from, DateTimeOffset.UtcNow));
    }

    /// <summary>Asks it to stop, and insists when it does not.</summary>
    public Task Stop() => _process.Stop();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process.Dispose();
        if (!_keep)
            Directory.Delete(Folder, recursive: true);
    }

    private void Read(string line)
    {
        if (line.IndexOf(KeyLine, StringComparison.Ordinal) is >= 0 and var at)
            _key.TrySetResult(line[(at + KeyLine.Length)..].Trim());
        else if (line.IndexOf(TestKeyLine, StringComparison.Ordinal) is >= 0 and var other)
            _testKey.TrySetResult(line[(other + TestKeyLine.Length)..].Trim());
        else if (line.Contains(LinkPart, StringComparison.Ordinal))
            _link.TrySetResult(line.Trim());
    }
}
