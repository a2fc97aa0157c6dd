using Scheduler.Checker;
using Xunit;

namespace Scheduler.Tests.Checker;

/// <summary>I5, from records alone: a long wait is a breach only when one slot was open to that person all the time.</summary>
public sealed class WaitTests
{
    private const string NeedsDogs = """{"required_skills":[{"name":"dogs","level":2}],"groups":[]}""";

    [Fact]
    public async Task A_wait_beside_an_open_task_is_a_breach()
    {
        await using var records = await Waited();
        records.Check().MustBreak(Law.WorkConserved);
    }

    [Fact]
    public async Task The_bound_is_a_parameter()
    {
        await using var records = await Waited();
        records.Check(new() { WaitBound = TimeSpan.FromSeconds(11) }).MustHold();
    }

    [Fact]
    public async Task Time_in_which_nothing_ran_is_no_wait()
    {
        await using var records = await Waited();
        var from = DateTimeOffset.FromUnixTimeMilliseconds(ForgedRecords.Start + 12_000);
        records.Check(new() { Down = [new(from, from.AddSeconds(7))] }).MustHold();
    }

    [Fact]
    public async Task Who_lacks_the_skill_may_wait()
    {
        await using var records = await ForgedRecords.New(NeedsDogs);
        records.Person("ann", skills: """[{"name":"dogs","level":1}]""");
        LongWait(records);
        records.Check().MustHold();
    }

    [Fact]
    public async Task Who_has_the_skill_may_not_wait()
    {
        await using var records = await ForgedRecords.New(NeedsDogs);
        records.Person("ann", skills: """[{"name":"dogs","level":2}]""");
        LongWait(records);
        records.Check().MustBreak(Law.WorkConserved);
    }

    [Fact]
    public async Task Who_is_no_labeler_may_wait()
    {
        await using var records = await ForgedRecords.New();
        records.Person("ann", roles: 2);
        LongWait(records);
        records.Check().MustHold();
    }

    [Fact]
    public async Task Who_cools_down_from_the_only_open_task_may_wait()
    {
        await using var records = await ForgedRecords.New();
        records.Person("ann");
        records.Task().Later(1000).Grant("ann").End("ann", 3, coolMs: 60_000).Later(30_000).Grant("bob");
        records.Task().Later(20_000).Grant("ann", waitedMs: 10_000);
        records.Run($"UPDATE tasks SET created_at = {ForgedRecords.Start + 20_000} WHERE id = 't0002'");
        records.Count();
        records.Check().MustHold();
    }

    [Fact]
    public async Task Who_wants_the_work_of_another_batch_only_may_wait()
    {
        await using var records = await Waited(focus: "another");
        records.Check().MustHold();
    }

    [Fact]
    public async Task Who_wants_the_work_of_this_batch_only_may_not()
    {
        await using var records = await Waited(focus: "b");
        records.Check().MustBreak(Law.WorkConserved);
    }

    [Fact]
    public async Task Nobody_waits_for_a_batch_that_is_not_launched()
    {
        await using var records = await Waited();
        records.Run($"UPDATE batches SET launched_at = {ForgedRecords.Start + 19_000}");
        records.Check().MustHold();
    }

    private static async Task<ForgedRecords> Waited(string? focus = null)
    {
        var records = await ForgedRecords.New();
        records.Person("ann");
        LongWait(records);
        if (focus is not null)
            records.Run("UPDATE attempts SET explanation = @why", new { why = $$"""{"policy":"standard","focus":"{{focus}}"}""" });
        return records;
    }

    /// <summary>Ten seconds before second 20, while two tasks are open from the start.</summary>
    private static void LongWait(ForgedRecords records)
    {
        records.Task();
        records.Task().Later(20_000).Grant("ann", waitedMs: 10_000);
        records.Count();
    }
}
