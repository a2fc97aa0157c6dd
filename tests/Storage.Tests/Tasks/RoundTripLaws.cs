using CsCheck;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

/// <summary>Whatever people do to a task, its rows say exactly what the rules made of it.</summary>
public abstract class RoundTripLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly Gen<(int Overlap, int Reviews, (int Person, int Move)[] Moves)> Lives =
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 7]).Array[0, 30]);

    [SkippableFact]
    public async Task A_state_is_read_back_as_the_rules_made_it()
    {
        var batch = await World.Batch();
        await Lives.SampleAsync(async life =>
        {
            var row = await World.Task(batch, new Plan(life.Overlap, life.Reviews));
            var state = row.Fresh()!;
            foreach (var (person, move) in life.Moves)
            {
                if (Step(state, new AnnotatorId($"p{person}"), move) is not { } change)
                    continue;
                var after = state.Apply(change);
                Assert.Equal(LedgerOutcome.Recorded, await Storage.Ledger.Record(new LedgerEntry(state, change, after, "https://c.example")));
                state = after;
            }

            SameState.Equal(state, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
            // What completion of a batch relies on.
            Assert.True(state.Status != LabelTaskStatus.Pending || state.OpenSlots > 0 || state.Attempts.Any(a => a.IsLive));
            Assert.Equal(state.Status == LabelTaskStatus.Completed ? 1 : 0, await Scalar("SELECT count(*) FROM outbox WHERE task_id = @id", new { id = row.Ref.Id.Value }));
            Assert.Equal(state.Version, await Scalar("SELECT count(*) FROM events WHERE task_id = @id", new { id = row.Ref.Id.Value }));
        }, iter: 60, threads: 4);
    }

    private static TaskChange? Step(LabelTask task, AnnotatorId person, int move)
    {
        var now = task.ChangedAt.AddMilliseconds(1_234);
        var command = new CommandId(World.NewId());
        var lease = task.Attempts.LastOrDefault(a => a.Annotator == person && (a.IsLive || move == 7));
        if (lease is null)
            return move == 6
                ? CancelRule.Decide(task, command, now).Change
                : GrantRule.Decide(task, new Grant(person, task.Stage, command, now, move % 2 == 0 ? task.CreatedAt : null, """{"score":1}""")).Change;
        if (move is 2 or 3)
            return EndRule.Decide(task, new End(person, lease.Token, move == 2 ? AttemptState.Declined : AttemptState.Expired, command, now,
                move == 2 ? Moments.Never : now.AddSeconds(3), "why", now, now, 17)).Change;
        var verdict = Plan.KindOf(lease.Stage) == StageKind.Review ? (Verdict)(1 + (move % 3)) : default(Verdict?);
        return SubmitRule.Decide(task, new Submit(person, lease.Token, command, now, $$"""{"category":"{{(move % 2 == 0 ? "cat" : "dög")}}"}""", verdict, "because",
            now, now, 99), World.MajorityOf("cat", "dög")).Change;
    }
}

public sealed class SqliteRoundTrip(SqliteAdapter adapter) : RoundTripLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresRoundTrip(PostgresAdapter adapter) : RoundTripLaws(adapter), IClassFixture<PostgresAdapter>;
