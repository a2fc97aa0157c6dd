using System.Net;
using System.Net.Sockets;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cluster;

/// <summary>A process that cannot start, or need not any more, says so in a line and leaves no trace of it.</summary>
public sealed class StartTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Every_port_that_somebody_else_listens_on_is_named()
    {
        using var urls = Listener();
        using var silo = Listener();
        using var gateway = Listener();
        const string Nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=x";

        var ended = await Programs.Run("Silo",
            ["--storage", "postgres", "--connection", Nowhere, "--urls", $"http://127.0.0.1:{Port(urls)}", "--silo-port", $"{Port(silo)}", "--gateway-port", $"{Port(gateway)}"]);
        Assert.Equal((2, 3), (ended.Code, ended.Problems.Length));
        foreach (var (option, listener) in new[] { ("--urls", urls), ("--silo-port", silo), ("--gateway-port", gateway) })
            Assert.Single(ended.Problems, p => p.Contains(option, StringComparison.Ordinal) && p.Contains($"port {Port(listener)} is in use", StringComparison.Ordinal));

        ended = await Programs.Run("Api", ["--connection", Nowhere, "--urls", $"http://localhost:{Port(urls)}"]);
        Assert.Equal(2, ended.Code);
        Assert.Contains($"port {Port(urls)} is in use", Assert.Single(ended.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_starts_it_twice_is_told_of_port_and_folder()
    {
        var folder = Directory.CreateTempSubdirectory("start-");
        using var port = Listener();
        await using (new FileStream(Path.Combine(folder.FullName, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var ended = await Programs.Run("Silo", ["--data", folder.FullName, "--urls", $"http://127.0.0.1:{Port(port)}"]);
            Assert.Equal((2, 2, ""), (ended.Code, ended.Problems.Length, ended.Output));
            Assert.Contains(ended.Problems, p => p.Contains(folder.FullName, StringComparison.Ordinal));
        }

        folder.Delete(recursive: true);
    }

    [SkippableFact]
    public async Task One_that_is_asked_to_stop_while_it_starts_ends_with_a_line()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        var (lines, waits) = (new List<string>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        // There is no silo, so it starts for ever.
        using var host = new ServerProcess("Api", "--connection", await (await PostgresServer.Shared).CreateDatabase())
        {
            Wrote = line =>
            {
                lock (lines)
                    lines.Add(line);
                if (line.Contains("No silo answers yet", StringComparison.Ordinal))
                    waits.TrySetResult();
            },
        };
        host.Launch();
        await waits.Task.WaitAsync(Patience);
        lock (lines)
            lines.Clear();
        await host.Signal("TERM");
        using var patience = new CancellationTokenSource(Patience);
        await host.UntilEnded(patience.Token);
        Assert.Equal(0, host.ExitCode);
        lock (lines)
        {
            Assert.Contains(lines, l => l.Contains("before it had started", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        }
    }

    private static TcpListener Listener()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
