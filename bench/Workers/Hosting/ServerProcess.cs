using System.Diagnostics;
using Scheduler.Tests.Support.Network;

namespace Scheduler.Workers.Hosting;

/// <summary>One of the product's programs as a process of its own, on one address however often it is killed and launched again.</summary>
public sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120), StopLimit = TimeSpan.FromSeconds(40), ProbeEvery = TimeSpan.FromMilliseconds(50);

    private readonly string _program;
    private readonly string[] _arguments;
    private readonly HttpClient _http;
    private readonly Lock _gate = new();
    private StreamWriter? _log;
    private Process? _process;

    /// <param name="program">Silo or Api: the folder in src.</param>
    /// <param name="arguments">Without the address to listen on.</param>
    public ServerProcess(string program, params string[] arguments)
    {
        (_program, _arguments) = (program, arguments);
        Url = new($"http://127.0.0.1:{FreePort.Next()}");
        _http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(3) };
    }

    /// <summary>Debug or Release: that of this program.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    public Uri Url { get; }

    /// <summary>Root of the checkout whose build is launched next.</summary>
    public string Root { get; set; } = RepositoryRoot.Find();

    /// <summary>Environment variables that it gets besides those of this program, from its next launch on.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Everything it writes is kept here as well, with the time of day.</summary>
    public string? LogFile { get; init; }

    /// <summary>Called with every line it writes.</summary>
    public Action<string>? Wrote { get; init; }

    /// <summary>The last lines it wrote that were warnings or worse.</summary>
    public Complaints Complaints { get; } = new();

    public bool Running => _process is { HasExited: false };

    /// <summary>How the process that was launched last ended; null while it runs.</summary>
    public int? ExitCode => _process is { HasExited: true } ended ? ended.ExitCode : null;

    /// <summary>Of the process that was launched last; another one after each launch.</summary>
    public int ProcessId => _process!.Id;

    public void Launch()
    {
        var program = Path.Combine(Root, "src", _program, "bin", Configuration, "net10.0", $"Scheduler.{_program}.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. _arguments, "--urls", Url.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;

        // The one before is not disposed: somebody may be asking it whether it runs.
        var process = _process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it answers, its database and its grains too.</summary>
    public async Task UntilReady(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReady(cancel))
        {
            if (clock.Elapsed > StartLimit)
                throw new TimeoutException($"{_program} did not get ready:\n{Complaints}");
            if (!Running)
                throw new InvalidOperationException($"{_program} ended with {_process!.ExitCode}:\n{Complaints}");
            await Task.Delay(ProbeEvery, cancel);
        }
    }

    public async Task<bool> IsReady(CancellationToken cancel)
    {
        try
        {
            using var reply = await _http.GetAsync(new Uri("/readyz", UriKind.Relative), cancel);
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>As a power cut would.</summary>
    public async Task Kill(CancellationToken cancel)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(cancel);
    }

    public Task UntilEnded(CancellationToken cancel) => _process!.WaitForExitAsync(cancel);

    /// <summary>Sends it a signal by name: TERM, STOP, CONT.</summary>
    public async Task Signal(string name)
    {
        using var signal = Process.Start("kill", ["-" + name, $"{ProcessId}"]);
        await signal.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and insists when it does not.</summary>
    /// <returns>True when it ended by itself, and well.</returns>
    public async Task<bool> Stop()
    {
        if (_process is not { HasExited: false } process)
            return true;
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            await Signal("TERM");
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return false;
        }
    }

    public void Dispose()
    {
        _process?.Dispose();
        _http.Dispose();
        lock (_gate)
            _log?.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        Wrote?.Invoke(line);
        Complaints.Read(line);
        lock (_gate)
            if (LogFile is not null)
                (_log ??= new StreamWriter(LogFile, append: true) { AutoFlush = true }).WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {line}");
    }
}
