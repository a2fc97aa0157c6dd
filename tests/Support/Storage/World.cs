using System.Text.Json;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Tests.Support.Storage;

/// <summary>A customer of its own in a shared database, with ready-made batches, tasks and moves.</summary>
public sealed class World(TestStorage storage, Mode mode = Mode.Live)
{
    private static readonly IdSequence Ids = new();
    private static uint _entropy;

    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_780_000_000_000);

    public TestStorage Storage => storage;

    public Tenant Tenant { get; } = new(new OrganizationId("o" + NewId()[1..]), mode);

    public ProjectId Project { get; } = new(NewId());

    public static string NewId() => Ids.Next(Start, Interlocked.Increment(ref _entropy));

    public Batch NewBatch(BatchStatus status = BatchStatus.InProgress, string? name = "") => new(
        new BatchId(NewId()), Tenant, Project, name == "" ? NewId() : name, BatchKind.Production, status, 10, null, null, "{}", Start,
        status == BatchStatus.Staging ? null : Start, status == BatchStatus.Completed ? Start : null);

    public async Task<Batch> Batch(BatchStatus status = BatchStatus.InProgress, bool startsAtOnce = true, WorkforceId? workforce = null)
    {
        var batch = NewBatch(status);
        await storage.Batches.Create(batch, workforce ?? WorkforceId.Platform, startsAtOnce);
        return batch;
    }

    public TaskRow NewTask(Batch batch, Plan? plan = null, int priority = 10, string? uniqueId = null, DateTimeOffset? at = null) => new()
    {
        Ref = new TaskRef(Tenant, batch.Project, batch.Id, new TaskId(NewId())),
        Type = "categorization",
        ParamVersion = 0,
        Plan = plan ?? new Plan(1, 0),
        OpenSlots = (plan ?? new Plan(1, 0)).Overlap,
        Priority = priority,
        CreatedAt = at ?? Start,
        UpdatedAt = at ?? Start,
        UniqueId = uniqueId,
        Params = """{"categories":["cat","dog"]}""",
    };

    public async Task<TaskRow> Task(Batch batch, Plan? plan = null, int priority = 10, string? uniqueId = null)
    {
        var row = NewTask(batch, plan, priority, uniqueId);
        await storage.Intake.Add([row]);
        return row;
    }

    public async Task<IReadOnlyList<TaskRow>> Tasks(Batch batch, int count, Plan? plan = null)
    {
        var rows = Enumerable.Range(0, count).Select(_ => NewTask(batch, plan)).ToArray();
        await storage.Intake.Add(rows);
        return rows;
    }

    public static LedgerEntry Grant(LabelTask task, string annotator, DateTimeOffset? now = null)
    {
        var decision = GrantRule.Decide(task, new Grant(
            new AnnotatorId(annotator), task.Stage, new CommandId(NewId()), now ?? task.ChangedAt.AddSeconds(1), task.ChangedAt, """{"why":"first"}"""));
        return new LedgerEntry(task, decision.Change!, task.Apply(decision.Change!));
    }

    public static LedgerEntry Submit(LabelTask task, string annotator, string? callback = null)
    {
        var lease = task.Attempts.Last(a => a.Annotator.Value == annotator && a.IsLive);
        var decision = SubmitRule.Decide(task, new Submit(
            lease.Annotator, lease.Token, new CommandId(NewId()), task.ChangedAt.AddSeconds(5), """{"category":"cat"}""",
            Plan.KindOf(lease.Stage) == StageKind.Review ? Domain.Tasks.Verdict.Accept : null, ActiveMs: 4_000), Majority);
        return new LedgerEntry(task, decision.Change!, task.Apply(decision.Change!), callback);
    }

    private static readonly IMerge Majority = MajorityOf("cat", "dog");

    /// <summary>Majority vote between categories.</summary>
    public static IMerge MajorityOf(params string[] categories) =>
        AnswerRules.For("categorization", new(JsonSerializer.SerializeToElement(new { categories }))).Merge;

    public static LedgerEntry End(LabelTask task, string annotator, AttemptState state, DateTimeOffset? coolUntil = null)
    {
        var lease = task.Attempts.Last(a => a.Annotator.Value == annotator && a.IsLive);
        var decision = EndRule.Decide(task, new End(
            lease.Annotator, lease.Token, state, new CommandId(NewId()), task.ChangedAt.AddSeconds(2), coolUntil, "not mine"));
        return new LedgerEntry(task, decision.Change!, task.Apply(decision.Change!));
    }

    /// <summary>Records the step and returns the state after it.</summary>
    public async Task<LabelTask> Do(LedgerEntry entry)
    {
        var outcome = await storage.Ledger.Record(entry);
        return outcome == LedgerOutcome.Recorded ? entry.After : throw new InvalidOperationException($"The step was not recorded: {outcome}.");
    }
}
