using Dapper;
using Npgsql;

namespace Scheduler.Tests.Cluster;

public sealed class SmokeTests(WorkedCluster worked) : IClassFixture<WorkedCluster>
{
    [SkippableFact]
    public async Task Work_goes_through_a_cluster_and_its_records_hold_every_law()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        Assert.Equal(("completed", 0, WorkedCluster.Tasks), (worked.Progress.Status, worked.Progress.Pending, worked.Progress.Completed));
        Assert.Empty(worked.Refusals);
        Assert.All(worked.Receipts, r => Assert.Equal("accepted", r.Outcome));
        Assert.Equal(2 * WorkedCluster.Tasks, worked.Receipts.Count(r => r.Assignment.Stage == "label"));

        var verdict = await Programs.Verify(worked.Cluster.Connection);
        Assert.True(verdict.Code == 0, verdict.Output + verdict.Errors);
    }

    [SkippableFact]
    public void Every_process_ends_in_good_order_when_asked_to()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        Assert.True(worked.StoppedWell, string.Join('\n', worked.Cluster.Members.Select(m => $"{m.Name} ended with {m.Process.ExitCode}: {m.Process.Complaints}")));
        Assert.All(worked.Cluster.Members, m => Assert.Empty(m.Falls));
    }

    [SkippableFact]
    public async Task A_restored_dump_holds_every_law()
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        var verdict = await Programs.Verify(await worked.Cluster.RestoredCopy());
        Assert.True(verdict.Code == 0, verdict.Output + verdict.Errors);
        Assert.Contains($"\"tasks\":{WorkedCluster.Tasks}", verdict.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("DELETE FROM events WHERE (task_id, version) IN (SELECT task_id, max(version) FROM events GROUP BY task_id LIMIT 1)")]
    [InlineData("DELETE FROM attempts WHERE task_id IN (SELECT min(task_id) FROM attempts)")]
    [InlineData("DELETE FROM outbox WHERE task_id IN (SELECT min(task_id) FROM outbox)")]
    [InlineData("""UPDATE tasks SET response = '{"category":"dog"}' WHERE id IN (SELECT min(id) FROM tasks)""")]
    [InlineData("UPDATE batch_counts SET n = n + 1")]
    public async Task A_restored_dump_that_somebody_changed_is_found_out(string change)
    {
        Skip.If(WorkedCluster.Missing is not null, WorkedCluster.Missing);
        var copy = await worked.Cluster.RestoredCopy();
        await using (var connection = new NpgsqlConnection(copy))
            Assert.True(await connection.ExecuteAsync(change) > 0);
        var verdict = await Programs.Verify(copy);
        Assert.True(verdict.Code == 1, verdict.Output + verdict.Errors);
    }
}
