using System.Runtime.InteropServices;

namespace Scheduler.Api.Operations;

/// <summary>
/// Stops the host when the process is asked to. One that is still starting ends at once, with a line: it serves nobody and has nothing to
/// hand over, and whatever was being started would fail one part after the other, each with a trace.
/// </summary>
internal sealed class HostLifetime : IHostLifetime, IDisposable
{
    private readonly IHostApplicationLifetime _host;
    private readonly PosixSignalRegistration[] _signals;

    public HostLifetime(IHostApplicationLifetime host)
    {
        _host = host;
        _signals = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }.Select(s => PosixSignalRegistration.Create(s, Stop))];
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (!_host.ApplicationStarted.IsCancellationRequested)
        {
            Console.Error.WriteLine("Asked to stop before it had started.");
            Environment.Exit(0);
        }

        _host.StopApplication();
    }
}
