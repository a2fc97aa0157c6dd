using System.Globalization;
using Npgsql;
using Scheduler.Tests.Support.Network;
using Scheduler.Tests.Support.Postgres;

namespace Scheduler.Workers.Cluster;

/// <summary>A private database, silos and API hosts, all on this machine.</summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private const string KeyLine = "live key:";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TaskCompletionSource<string> _key = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-").FullName;
    private readonly ClusterPlan _plan;
    private Task[] _keeping = [];

    private LocalCluster(ClusterPlan plan, PostgresServer database, string connection)
    {
        (_plan, Database, Connection) = (plan, database, connection);
        Database.Keep = plan.Keep;
        Members =
        [
            .. Enumerable.Range(1, plan.Silos).Select(n => Make(MemberKind.Silo, n,
                "--storage", "postgres", "--api", "off", "--silo-port", Port(), "--gateway-port", Port())),
            .. Enumerable.Range(1, plan.Apis).Select(n => Make(MemberKind.Api, n)),
        ];
    }

    public IReadOnlyList<Member> Members { get; }

    public IEnumerable<Member> Apis => Members.Where(m => m.Kind == MemberKind.Api);

    public IEnumerable<Member> Silos => Members.Where(m => m.Kind == MemberKind.Silo);

    public PostgresServer Database { get; }

    /// <summary>Connection string of the records.</summary>
    public string Connection { get; }

    /// <summary>A live API key of the organization that the first start made.</summary>
    public Task<string> Key => _key.Task;

    /// <summary>Starts everything, in no order: that must not matter.</summary>
    public static async Task<LocalCluster> Start(ClusterPlan plan, CancellationToken cancel)
    {
        // Five processes with a pool each.
        var database = await PostgresServer.Start(fsync: true, ["max_connections=400", .. plan.DatabaseSettings]);
        var cluster = new LocalCluster(plan, database, await database.CreateDatabase());
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

    public Task CrashDatabase() => Database.CrashAndRestart();

    /// <summary>A connection to the records, for whoever checks them.</summary>
    public async Task<NpgsqlConnection> Records(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>Ends all processes but the database.</summary>
    /// <returns>True when all ended by themselves, and well.</returns>
    public async Task<bool> Stop()
    {
        await _ending.CancelAsync();
        var ended = await Task.WhenAll(Members.Select(m => m.Process.Stop()));
        await Task.WhenAll(_keeping.Select(k => k.ContinueWith(_ => { }, TaskScheduler.Default)));
        return ended.All(well => well);
    }

    /// <summary>Another database with all that is in this one, by way of a dump.</summary>
    /// <returns>Its connection string.</returns>
    public Task<string> RestoredCopy() => Database.DumpAndRestore(Connection);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        foreach (var member in Members)
            member.Dispose();
        _ending.Dispose();
        if (_plan.Keep)
            Console.WriteLine($"Kept: logs in {_folder}, the database in {Database.Folder}.");
        else
            Directory.Delete(_folder, recursive: true);
    }

    private Member Make(MemberKind kind, int number, params string[] arguments)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind.ToString().ToLowerInvariant()}-{number}");
        return new(name, kind, new(kind.ToString(), ["--connection", Connection, "--name", name, .. arguments])
        {
            Root = _plan.Root,
            LogFile = Path.Combine(_folder, name + ".log"),
            Wrote = Read,
        });
    }

    private void Read(string line)
    {
        if (line.IndexOf(KeyLine, StringComparison.Ordinal) is >= 0 and var at)
            _key.TrySetResult(line[(at + KeyLine.Length)..].Trim());
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);
}
