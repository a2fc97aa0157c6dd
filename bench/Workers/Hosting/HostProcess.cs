using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Scheduler.Workers.Hosting;

/// <summary>The host as a process of its own, on one data folder and one port however often it is killed.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const string KeyLine = "live key:";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120), StopLimit = TimeSpan.FromSeconds(40), ProbeEvery = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource<string> _key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _down = [];
    private readonly List<string> _complaints = [];
    private readonly bool _keep;
    private readonly string[] _storage;
    private Process? _process;

    /// <param name="keep">Leave the data folder behind.</param>
    /// <param name="storage">Arguments that say where the records are; none for SQLite in <see cref="Folder"/>.</param>
    public HostProcess(bool keep, params string[] storage)
    {
        (_keep, _storage) = (keep, storage);
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    public Uri Url { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("bench-").FullName;

    public string Records => Path.Combine(Folder, "records.db");

    /// <summary>The key that the first start prints.</summary>
    public Task<string> Key => _key.Task;

    /// <summary>Of the process that runs now; another one after each restart.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>When nothing ran.</summary>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Down => _down;

    /// <summary>The first and last lines the host wrote that were warnings or worse.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task Start(CancellationToken cancel)
    {
        var folder = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
        var program = Path.Combine(RepositoryRoot.Find(), "src", "Silo", "bin", folder, "net10.0", "Scheduler.Silo.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, "--data", Folder, .. _storage, "--urls", Url.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = _process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = Url };
        var clock = Stopwatch.StartNew();
        while (!await Ready(http, cancel))
        {
            if (clock.Elapsed > StartLimit)
                throw new TimeoutException($"The host did not get ready:\n{string.Join('\n', _complaints)}");
            if (process.HasExited)
                throw new InvalidOperationException($"The host ended with {process.ExitCode}:\n{string.Join('\n', _complaints)}");
            await Task.Delay(ProbeEvery, cancel);
        }
    }

    /// <summary>As a power cut would, then starts it again.</summary>
    public async Task KillAndRestart(CancellationToken cancel)
    {
        var from = DateTimeOffset.UtcNow;
        _process!.Kill();
        await _process.WaitForExitAsync(cancel);
        await Start(cancel);
        _down.Add((from, DateTimeOffset.UtcNow));
    }

    /// <summary>Asks it to stop, and insists when it does not.</summary>
    public async Task Stop()
    {
        if (_process is not { HasExited: false } process)
            return;
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process?.Dispose();
        if (!_keep)
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task<bool> Ready(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var reply = await http.GetAsync(new Uri("/readyz", UriKind.Relative), cancel);
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        if (line.IndexOf(KeyLine, StringComparison.Ordinal) is >= 0 and var at)
            _key.TrySetResult(line[(at + KeyLine.Length)..].Trim());
        lock (_complaints)
            if (line.StartsWith("warn", StringComparison.Ordinal) || line.StartsWith("fail", StringComparison.Ordinal) || line.StartsWith("crit", StringComparison.Ordinal)
                || (line.StartsWith("      ", StringComparison.Ordinal) && _complaints.Count > 0))
            {
                // The first tell the cause, the last the end.
                _complaints.Add(line);
                if (_complaints.Count > 60)
                    _complaints.RemoveAt(20);
            }
    }
}
