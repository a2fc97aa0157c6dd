using Scheduler.Domain.Tasks;
using Scheduler.Storage.Attachments;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Attachments;

public abstract class CheckLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Far = World.Start.AddYears(50);

    private IAttachmentChecks Checks => Storage.Get<IAttachmentChecks>();

    [SkippableFact]
    public async Task A_group_is_written_with_the_tasks_that_ask_for_it_and_with_no_others()
    {
        var rows = await Add(5, r => r with { ChecksAttachments = r.Priority == 20 }, 20, 10, 20, 10, 20);
        var group = await Mine(rows);
        Assert.Equal(rows.Where(r => r.Priority == 20).Select(r => r.Ref.Id).Order(), group!.Tasks.Order());
        Assert.Equal(0, group.Tries);
        Assert.Null(await Mine(await Add(2, r => r, 10, 10)));
    }

    [SkippableFact]
    public async Task A_task_that_is_refused_is_not_checked()
    {
        var batch = await World.Batch();
        TaskRow Row(string unique) => World.NewTask(batch, uniqueId: unique) with { ChecksAttachments = true };
        var rows = new[] { Row("a"), Row("a"), Row("b") };
        await Storage.Intake.Add(rows);
        Assert.Equal(new[] { rows[0].Ref.Id, rows[2].Ref.Id }.Order(), (await Mine(rows))!.Tasks.Order());
    }

    [SkippableFact]
    public async Task A_repeated_creation_adds_no_second_group()
    {
        var rows = await Add(2, r => r with { ChecksAttachments = true }, 10, 10);
        await Storage.Intake.Add(rows);
        var group = (await Mine(rows))!;
        await Settle(group, Token(group), [], Far);
        Assert.Null(await Mine(rows));
    }

    [SkippableFact]
    public async Task Two_holders_never_have_one_group()
    {
        var all = new List<TaskRow>();
        for (var i = 0; i < 12; i++)
            all.AddRange(await Add(1, r => r with { ChecksAttachments = true }, 10));
        var mine = all.Select(r => r.Ref.Id.Value).ToHashSet();
        var leased = (await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Drain($"h{i}{World.NewId()}")))).SelectMany(g => g).Where(g => mine.Contains(g.Id)).Select(g => g.Id).ToArray();
        Assert.Equal(12, leased.Length);
        Assert.Equal(12, leased.Distinct().Count());
    }

    [SkippableFact]
    public async Task What_is_left_comes_again_later_with_one_try_more_and_what_is_done_goes()
    {
        var rows = await Add(3, r => r with { ChecksAttachments = true }, 10, 10, 10);
        var group = (await Mine(rows))!;
        await Settle(group, "somebody else", [], Far);
        await Settle(group, Token(group), [rows[1].Ref.Id], Far.AddHours(1));
        Assert.Null(await Mine(rows, Far));
        var again = (await Mine(rows, Far.AddHours(1)))!;
        Assert.Equal((rows[1].Ref.Id, 1), (Assert.Single(again.Tasks), again.Tries));
        await Settle(again, Token(again), [], Far);
        Assert.Equal(0, await Scalar("SELECT count(*) FROM attachment_checks WHERE id = @Id", new { group.Id }));
    }

    [SkippableFact]
    public async Task The_group_of_a_holder_that_died_is_leased_again_and_its_word_counts_no_more()
    {
        var rows = await Add(3, r => r with { ChecksAttachments = true }, 10, 10, 10);
        var group = (await Mine(rows))!;
        var dead = Token(group);
        await Checks.Keep(dead, [group], Far.AddSeconds(90));
        Assert.Null(await Mine(rows, Far.AddSeconds(89)));
        var next = (await Mine(rows, Far.AddSeconds(90)))!;
        await Checks.Keep(dead, [group], Far);
        await Settle(group, dead, [], Far);
        Assert.Null(await Mine(rows, Far.AddSeconds(91)));
        await Settle(next, Token(next), [rows[0].Ref.Id], Far.AddSeconds(91));
        Assert.Equal(rows[0].Ref.Id, Assert.Single((await Mine(rows, Far.AddSeconds(91)))!.Tasks));
    }

    [SkippableFact]
    public async Task Only_tasks_that_may_still_be_worked_on_are_pending()
    {
        var rows = await Add(2, r => r, 10, 10);
        var state = rows[0].Fresh()!;
        var change = FaultRule.Decide(state, """{"error":"gone"}""", new(World.NewId()), World.Start).Change!;
        await World.Do(new(state, change, state.Apply(change)));
        Assert.Equal(rows[1].Ref.Id, Assert.Single(await Checks.Pending([.. rows.Select(r => r.Ref.Id)])).Ref.Id);
        var stored = (await Storage.Reads.Get(World.Tenant, rows[0].Ref.Id))!;
        Assert.Equal((LabelTaskStatus.Error, """{"error":"gone"}"""), (stored.Status, stored.Response));
    }

    private readonly Dictionary<string, string> _tokens = [];

    private string Token(AttachmentCheck group) => _tokens[group.Id];

    private Task Settle(AttachmentCheck group, string token, IReadOnlyList<TaskId> left, DateTimeOffset due) => Checks.Settle(token, [new(group.Id, left, due)]);

    private async Task<TaskRow[]> Add(int count, Func<TaskRow, TaskRow> with, params int[] priorities)
    {
        var batch = await World.Batch();
        TaskRow[] rows = [.. Enumerable.Range(0, count).Select(i => with(World.NewTask(batch, priority: priorities[i])))];
        await Storage.Intake.Add(rows);
        return rows;
    }

    /// <summary>The group of these tasks, leased for a minute; the groups of other tests are passed over.</summary>
    private async Task<AttachmentCheck?> Mine(IReadOnlyList<TaskRow> rows, DateTimeOffset? now = null)
    {
        var token = World.NewId();
        var found = (await Drain(token, now)).SingleOrDefault(g => rows.Any(r => r.Ref.Id.Value == g.Id));
        if (found is not null)
            _tokens[found.Id] = token;
        return found;
    }

    private async Task<IReadOnlyList<AttachmentCheck>> Drain(string token, DateTimeOffset? now = null)
    {
        var all = new List<AttachmentCheck>();
        while (await Checks.Lease(token, (now ?? Far).AddSeconds(60), now ?? Far, 2) is { Count: > 0 } groups)
            all.AddRange(groups);
        return all;
    }
}

public sealed class SqliteCheckLaws(SqliteAdapter adapter) : CheckLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresCheckLaws(PostgresAdapter adapter) : CheckLaws(adapter), IClassFixture<PostgresAdapter>;
