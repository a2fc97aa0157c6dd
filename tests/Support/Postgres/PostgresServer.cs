using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Scheduler.Tests.Support.Network;

namespace Scheduler.Tests.Support.Postgres;

/// <summary>
/// A PostgreSQL server of this process's own, in a temporary folder, on a free loopback port; gone when the process ends.
/// Without the server's programs there is none: tests are then skipped, or fail when SCHEDULER_REQUIRE_POSTGRES=1.
/// </summary>
public sealed class PostgresServer
{
    private const string Prefix = "scheduler-pg-";

    private static readonly Lazy<Task<PostgresServer>> One = new(() => Start(fsync: false));

    private readonly string _folder;
    private readonly string _bin;
    private readonly string[] _settings;
    private int _databases;

    private PostgresServer(string folder, string bin, int port, string[] settings) => (_folder, _bin, Port, _settings) = (folder, bin, port, settings);

    /// <summary>Why no test can use a server; null when they can.</summary>
    public static string? Missing =>
        PostgresBinaries.Folder is null ? "No PostgreSQL programs under /usr/lib/postgresql." : null;

    public static bool Required => Environment.GetEnvironmentVariable("SCHEDULER_REQUIRE_POSTGRES") == "1";

    /// <summary>The server that all tests of the process share.</summary>
    public static Task<PostgresServer> Shared => One.Value;

    public int Port { get; }

    /// <summary>Leaves the records on disk when the process ends.</summary>
    public bool Keep { get; set; }

    /// <summary>Where the records are.</summary>
    public string Folder => _folder;

    /// <summary>Of the server's first process, the parent of all others.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="fsync">False is faster and survives killed processes, but not a power cut; a benchmark wants true.</param>
    /// <param name="settings">More of the server's settings, as <c>name=value</c>.</param>
    public static async Task<PostgresServer> Start(bool fsync, params string[] settings)
    {
        var bin = PostgresBinaries.Folder ?? throw new InvalidOperationException(Missing);
        RemoveLeftovers();
        var folder = Directory.CreateTempSubdirectory(Prefix).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        var data = Path.Combine(folder, "data");
        // A collation that is not by code point, so that a forgotten COLLATE shows.
        await Shell.Run(Path.Combine(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync",
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en");

        var server = new PostgresServer(folder, bin, FreePort.Next(), [fsync ? "fsync=on" : "fsync=off", .. settings]);
        server.Launch();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        await server.Ready();
        return server;
    }

    /// <summary>Ends it as a crash would, every connection in the middle of what it does, and starts it again on what is on disk.</summary>
    public async Task CrashAndRestart()
    {
        await Shell.Run(Path.Combine(_bin, "pg_ctl"), "stop", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w");
        Launch();
        await Ready();
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Dumps a database and restores it into another one, as an operator would.</summary>
    /// <returns>The copy's connection string.</returns>
    public async Task<string> DumpAndRestore(string connection)
    {
        var (from, copy) = (new NpgsqlConnectionStringBuilder(connection).Database!, await CreateDatabase());
        var file = Path.Combine(_folder, from + ".dump");
        string[] server = ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres"];
        await Shell.Run(Path.Combine(_bin, "pg_dump"), [.. server, "-Fc", "-f", file, from]);
        await Shell.Run(Path.Combine(_bin, "pg_restore"), [.. server, "--exit-on-error", "-d", new NpgsqlConnectionStringBuilder(copy).Database!, file]);
        return copy;
    }

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}");

    private void Launch()
    {
        string[] arguments =
        [
            "-D", Path.Combine(_folder, "data"), "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _folder, "-c", "listen_addresses=127.0.0.1",
            "-c", "max_connections=200", "-c", "shared_buffers=128MB",
            .. _settings.SelectMany(s => new[] { "-c", s }),
        ];
        // The kernel ties the server's life to the thread that started it, so that thread must outlive it.
        var started = new TaskCompletionSource();
        new Thread(() =>
        {
            using var process = Shell.Start(Path.Combine(_bin, "postgres"), arguments, diesWithParent: true);
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.SetResult();
            process.WaitForExit();
        })
        { IsBackground = true, Name = "postgres" }.Start();
        started.Task.Wait();
    }

    private async Task Ready()
    {
        var clock = Stopwatch.StartNew();
        for (; ; )
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(50);
            }
    }

    private void Stop()
    {
        try
        {
            Shell.Run(Path.Combine(_bin, "pg_ctl"), "stop", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w").Wait(TimeSpan.FromSeconds(10));
            if (!Keep)
                Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is AggregateException or IOException or UnauthorizedAccessException)
        {
            // The process is ending: what is left is a temporary folder.
        }
    }

    /// <summary>Test hosts are often killed before they can clean up: what earlier ones left goes now, if no server runs on it.</summary>
    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
            try
            {
                if (DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > TimeSpan.FromMinutes(10)
                    && !File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
                    Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process is removing it, or it is another user's.
            }
    }
}
