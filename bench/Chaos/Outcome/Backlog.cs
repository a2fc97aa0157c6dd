using Dapper;
using Npgsql;
using Scheduler.Workers.Cluster;

namespace Scheduler.Chaos.Outcome;

/// <summary>How much work is there, read from the records again and again, also while everything else is down.</summary>
internal sealed class Backlog(LocalCluster cluster)
{
    private const int Completed = 2;
    private const string Select = "SELECT coalesce(sum(n), 0) AS made, coalesce(sum(n) FILTER (WHERE status = @Completed), 0) AS done FROM batch_counts";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private long _made, _done;

    public long Made => Interlocked.Read(ref _made);

    public long Done => Interlocked.Read(ref _done);

    public long Waiting => Made - Done;

    public async Task Watch(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                try
                {
                    await using var connection = await cluster.Records(stop);
                    var (made, done) = await connection.QuerySingleAsync<(long, long)>(Select, new { Completed });
                    Interlocked.Exchange(ref _made, made);
                    Interlocked.Exchange(ref _done, done);
                }
                catch (NpgsqlException)
                {
                    // The database is down or recovering: look again.
                }

                await Task.Delay(LookEvery, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
