using Dapper;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Relational;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Storage.Tasks;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Schema;

/// <summary>Adjudication was one above the review levels of its task, until version 8 gave it one number for all.</summary>
public abstract class StageLaws(Adapter adapter) : Laws(adapter)
{
    [SkippableFact]
    public async Task An_adjudication_of_before_is_found_under_the_number_of_now()
    {
        var batch = await World.Batch();
        var judged = await Rejected((await World.Task(batch, new Plan(1, 1))).Fresh()!);
        var reviewed = await World.Do(World.Submit(await World.Do(World.Grant((await World.Task(batch, new Plan(1, 2))).Fresh()!, "ann")), "ann"));
        reviewed = await World.Do(World.Submit(await World.Do(World.Grant(reviewed, "bob")), "bob"));
        Assert.Equal((Plan.AdjudicateStage, 2), (judged.Stage, reviewed.Stage));

        foreach (var column in new[] { "attempts SET stage", "events SET stage", "events SET task_stage", "tasks SET stage" })
            await Run($"UPDATE {column} = 2 WHERE {column.Split(' ')[2]} = 6 AND {(column.StartsWith("tasks", StringComparison.Ordinal) ? "id" : "task_id")} = @id", judged.Ref.Id);
        foreach (var step in SchemaScripts.Records.Single(s => s.Version == 8).Text.Split(';').Select(s => s.Trim()).Where(s => s.Contains("UPDATE ", StringComparison.Ordinal)))
            await Run(step, judged.Ref.Id);

        foreach (var state in new[] { judged, reviewed })
            SameState.Equal(state, (await Storage.Reads.Load(World.Tenant, state.Ref.Id))!.State);
        var events = await Storage.Reads.Events(World.Tenant, judged.Ref.Id);
        Assert.Equal((Plan.AdjudicateStage, Plan.AdjudicateStage), (events[^1].Stage, events[^1].Attempt!.Stage));
        Assert.Equal(1, events[^2].Attempt!.Stage);
    }

    /// <summary>Rejected as often as may be, and in the hands of an adjudicator.</summary>
    private async Task<LabelTask> Rejected(LabelTask task)
    {
        for (var round = 0; round <= AdvanceRule.MaxRounds; round++)
        {
            task = await World.Do(World.Submit(await World.Do(World.Grant(task, $"labeler-{round}")), $"labeler-{round}"));
            task = await World.Do(World.Grant(task, $"reviewer-{round}"));
            var lease = task.Attempts[^1];
            var decision = SubmitRule.Decide(task, new(lease.Annotator, lease.Token, new(World.NewId()), task.ChangedAt, null, Verdict.Reject), World.MajorityOf("cat", "dog"));
            task = await World.Do(new LedgerEntry(task, decision.Change!, task.Apply(decision.Change!)));
        }

        return await World.Do(World.Grant(task, "judge"));
    }

    private Task<int> Run(string sql, TaskId id) =>
        Storage.Get<RecordDatabase>().Write(transaction => transaction.Connection!.ExecuteAsync(sql, new { id = id.Value }, transaction), default);
}

public sealed class SqliteStages(SqliteAdapter adapter) : StageLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresStages(PostgresAdapter adapter) : StageLaws(adapter), IClassFixture<PostgresAdapter>;
