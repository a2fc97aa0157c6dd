using System.Globalization;
using Npgsql;
using Scheduler.Tests.Support.Postgres;
using Scheduler.Workers.Hosting;

namespace Scheduler.Chaos.Cluster;

/// <summary>A private database, silos and API hosts, all on this machine.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private const string KeyLine = "live key:";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TaskCompletionSource<string> _key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("chaos-").FullName;
    private readonly bool _keep;
    private readonly PostgresServer _database;
    private readonly string _connection;
    private Task[] _keeping = [];

    private LocalCluster(ChaosOptions options, PostgresServer database, string connection)
    {
        (_keep, _database, _connection) = (options.Keep, database, connection);
        _database.Keep = _keep;
        Members =
        [
            .. Enumerable.Range(1, options.Silos).Select(n => Make(MemberKind.Silo, n,
                "--storage", "postgres", "--api", "off", "--silo-port", Port(), "--gateway-port", Port())),
            .. Enumerable.Range(1, options.Apis).Select(n => Make(MemberKind.Api, n)),
        ];
    }

    public IReadOnlyList<Member> Members { get; }

    public IEnumerable<Member> Apis => Members.Where(m => m.Kind == MemberKind.Api);

    /// <summary>A live API key of the organization that the first start made.</summary>
    public Task<string> Key => _key.Task;

    /// <summary>Starts everything, in no order: that must not matter.</summary>
    public static async Task<LocalCluster> Start(ChaosOptions options, CancellationToken cancel)
    {
        // Five processes with a pool each.
        var database = await PostgresServer.Start(fsync: true, "max_connections=400");
        var cluster = new LocalCluster(options, database, await database.CreateDatabase());
        cluster._keeping = [.. cluster.Members.Select(m => m.Keep(cluster._ending.Token))];
        try
        {
            await cluster.UntilReady(StartLimit, cancel);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task UntilReady(TimeSpan limit, CancellationToken cancel) => Task.WhenAll(Members.Select(m => m.UntilReady(limit, cancel)));

    public Task CrashDatabase() => _database.CrashAndRestart();

    /// <summary>A connection to the records, for whoever checks them.</summary>
    public async Task<NpgsqlConnection> Records(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Ends all processes but the database.</summary>
    public async Task Stop()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(Members.Select(m => m.Process.Stop()));
        await Task.WhenAll(_keeping.Select(k => k.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        foreach (var member in Members)
            member.Dispose();
        _ending.Dispose();
        if (_keep)
            Console.WriteLine($"Kept: logs in {_folder}, the database in {_database.Folder}.");
        else
            Directory.Delete(_folder, recursive: true);
    }

    private Member Make(MemberKind kind, int number, params string[] arguments)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}-{number}");
        return new(name, kind, new(kind.ToString(), ["--connection", _connection, "--name", name, .. arguments])
        {
            LogFile = Path.Combine(_folder, name + ".log"),
            Wrote = Read,
        });
    }

    private void Read(string line)
    {
        if (line.IndexOf(KeyLine, StringComparison.Ordinal) is >= 0 and var at)
            _key.TrySetResult(line[(at + KeyLine.Length)..].Trim());
    }

    private static string Port() => ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
}
