using Scheduler.Domain.Callbacks;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Callbacks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Callbacks;

public abstract class OutboxLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly DateTimeOffset Now = World.Start.AddHours(1);

    // Of this test alone: the database is shared.
    private readonly string _url = $"https://{World.NewId()}.example/hook";

    private ICallbackOutbox Outbox => Storage.Get<ICallbackOutbox>();

    private ICallbackLog Log => Storage.Get<ICallbackLog>();

    private int Shard => Scheduler.Domain.StableHash.ShardOf(_url);

    [SkippableFact]
    public async Task A_completion_calls_back_and_one_without_an_address_writes_no_row()
    {
        var (told, silent) = (await Completed(_url), await Completed(null));
        var row = Assert.Single(await Log.List(new(World.Tenant), null, 10));
        Assert.Equal(($"{told.Ref.Id}:2", CallbackKind.Completed, told.Ref.Id, _url, CallbackState.Waiting), (row.Event.Id, row.Event.Kind, row.Event.Task!.Value, row.Event.Address, row.State));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM outbox WHERE task_id = @id", new { id = silent.Ref.Id.Value }));
    }

    [SkippableFact]
    public async Task A_recall_and_an_audit_call_back_under_their_own_kinds()
    {
        var state = await Audited(await Recalled(await Completed(_url)));
        var rows = await Log.List(new(World.Tenant) { Task = state.Ref.Id }, null, 10);
        Assert.Equal([CallbackKind.Audited, CallbackKind.Recalled, CallbackKind.Completed], rows.OrderByDescending(r => r.Event.Version).Select(r => r.Event.Kind));
    }

    [SkippableFact]
    public async Task Events_of_a_task_are_leased_one_after_the_other()
    {
        await Recalled(await Completed(_url));
        var first = Assert.Single(await Lease("a"));
        Assert.Equal(2, first.Event.Version);
        Assert.Empty(await Lease("a"));
        await Settle(first, "a", TryResult.Refused, Now);
        Assert.Empty(await Lease("a"));
        await Settle(Assert.Single(await Lease("a", Now.AddHours(1))), "a", TryResult.Delivered, Now.AddHours(1));
        Assert.Equal(3, Assert.Single(await Lease("a", Now.AddHours(1))).Event.Version);
    }

    [SkippableFact]
    public async Task Two_senders_never_hold_one_row()
    {
        for (var i = 0; i < 20; i++)
            await Completed(_url);
        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Lease($"s{i}", limit: 5)));
        var ids = leased.SelectMany(l => l.Select(r => r.Event.Id)).ToArray();
        Assert.Equal(ids.Distinct().Count(), ids.Length);
    }

    [SkippableFact]
    public async Task The_rows_of_a_sender_that_died_are_leased_again_and_its_word_counts_no_more()
    {
        await Completed(_url);
        var dead = Assert.Single(await Lease("dead"));
        Assert.Empty(await Lease("next", Now.AddSeconds(59)));
        var row = Assert.Single(await Lease("next", Now.AddSeconds(60)));
        Assert.False(await Settle(dead, "dead", TryResult.Refused, Now));
        Assert.True(await Settle(row, "next", TryResult.Delivered, Now.AddSeconds(61)));
        Assert.Single(await Log.Tries(row.Event.Id));
    }

    [SkippableFact]
    public async Task After_the_last_try_it_is_given_up_and_the_next_event_goes()
    {
        var state = await Recalled(await Completed(_url));
        var now = Now;
        for (var tries = 1; tries <= CallbackLimits.MaxTries; tries++)
        {
            Assert.Null((await Storage.Reads.Get(World.Tenant, state.Ref.Id))!.CallbackSucceeded);
            var row = Assert.Single(await Lease("a", now));
            Assert.Equal((2, tries - 1), (row.Event.Version, row.Tries));
            await Settle(row, "a", TryResult.Unreachable, now);
            now += CallbackSchedule.Wait(tries);
        }

        var given = await Log.Get(World.Tenant, $"{state.Ref.Id}:2");
        Assert.Equal((CallbackState.Failed, CallbackLimits.MaxTries, true), (given!.State, given.Tries, given.DoneAt is not null));
        Assert.Equal(CallbackLimits.MaxTries, (await Log.Tries(given.Event.Id)).Count);
        Assert.False((await Storage.Reads.Get(World.Tenant, state.Ref.Id))!.CallbackSucceeded);
        await Settle(Assert.Single(await Lease("a", now)), "a", TryResult.Delivered, now);
        Assert.True((await Storage.Reads.Get(World.Tenant, state.Ref.Id))!.CallbackSucceeded);
    }

    [SkippableFact]
    public async Task Redelivery_keeps_the_id_starts_the_tries_over_and_is_harmless_to_repeat()
    {
        var state = await Completed(_url);
        var row = Assert.Single(await Lease("a"));
        Assert.Equal(CallbackState.Waiting, (await Log.Redeliver(World.Tenant, row.Event.Id, Now))!.State);
        Assert.Empty(await Lease("b"));
        await Settle(row, "a", TryResult.Delivered, Now);

        var again = await Log.RedeliverLatest(World.Tenant, state.Ref.Id, Now.AddMinutes(1));
        Assert.Equal((row.Event.Id, CallbackState.Waiting, 0, 1), (again!.Event.Id, again.State, again.Tries, again.Tried));
        Assert.Equal(again, await Log.Redeliver(World.Tenant, row.Event.Id, Now.AddMinutes(1)));
        await Settle(Assert.Single(await Lease("a", Now.AddMinutes(1))), "a", TryResult.Delivered, Now.AddMinutes(1));
        Assert.Equal(2, (await Log.Tries(row.Event.Id)).Count);
    }

    [SkippableFact]
    public async Task Redelivery_of_what_failed_takes_the_tenants_own_from_a_time_on()
    {
        var other = new World(Storage);
        await Fail(Now);
        await Fail(Now.AddHours(2));
        Assert.Equal(0, await Log.RedeliverFailed(other.Tenant, World.Start, Now.AddHours(3)));
        Assert.Equal(1, await Log.RedeliverFailed(World.Tenant, Now.AddHours(1), Now.AddHours(3)));
        Assert.Equal(0, await Log.RedeliverFailed(World.Tenant, Now.AddHours(1), Now.AddHours(3)));
        Assert.Single(await Lease("a", Now.AddHours(3)));
    }

    [SkippableFact]
    public async Task A_tenant_sees_no_callback_of_another()
    {
        var state = await Completed(_url);
        var other = new World(Storage).Tenant;
        var id = $"{state.Ref.Id}:2";
        Assert.Empty(await Log.List(new(other), null, 10));
        Assert.Null(await Log.Get(other, id));
        Assert.Null(await Log.Redeliver(other, id, Now));
        Assert.Null(await Log.RedeliverLatest(other, state.Ref.Id, Now));
        Assert.Null(await Log.Get(World.Tenant with { Mode = Scheduler.Domain.Mode.Test }, id));
    }

    [SkippableFact]
    public async Task Pages_show_every_callback_once()
    {
        for (var i = 0; i < 7; i++)
            await Completed(_url);
        var (seen, after) = (new List<string>(), (CallbackCursor?)null);
        while (await Log.List(new(World.Tenant), after, 2) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(r => r.Event.Id));
            after = new(page[^1].Event.At, page[^1].Event.Id);
        }

        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(7, seen.Count);
    }

    [SkippableFact]
    public async Task Endpoints_are_found_each_once_with_their_earliest_due_time()
    {
        var urls = Enumerable.Range(0, 200).Select(i => $"{_url}/{i}").Where(u => Scheduler.Domain.StableHash.ShardOf(u) == Shard).ToArray();
        foreach (var url in urls.Append(urls[0]))
            await Completed(url);
        var (found, after) = (new List<DueEndpoint>(), (string?)null);
        while (await Outbox.Endpoints(Shard, after, 3) is { Count: > 0 } page)
        {
            found.AddRange(page);
            after = page[^1].Name;
        }

        var own = found.Where(f => f.Name.StartsWith(_url, StringComparison.Ordinal)).ToArray();
        Assert.Equal(urls.Order(StringComparer.Ordinal), own.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(own, f => Assert.True(f.Due < Now));
    }

    [SkippableFact]
    public async Task An_address_of_any_length_is_stored_and_sent()
    {
        var url = _url + "/" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{i:x4}é"));
        await Completed(url[..TaskLimits.MaxCallbackUrlLength]);
        Assert.Single(await Log.List(new(World.Tenant), null, 10));
    }

    [SkippableFact]
    public async Task A_batch_calls_back_once_for_each_time_it_is_completed()
    {
        var batch = World.NewBatch() with { Callback = _url };
        await Storage.Batches.Create(batch, Scheduler.Domain.WorkforceId.Platform, startsAtOnce: true);
        for (var round = 1; round <= 2; round++)
        {
            var row = await World.Task(batch);
            Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, Now));
            await Complete(row, null);
            Assert.True(await Storage.Batches.TryComplete(World.Tenant, batch.Id, Now));
            Assert.False(await Storage.Batches.TryComplete(World.Tenant, batch.Id, Now));
            Assert.Equal(round, (await Log.List(new(World.Tenant) { Batch = batch.Id }, null, 10)).Count);
        }

        var first = Assert.Single(await Lease("a"));
        Assert.Equal(($"{batch.Id}:0", CallbackKind.BatchCompleted, null, batch.Id), (first.Event.Id, first.Event.Kind, first.Event.Task, first.Event.Batch));
    }

    [SkippableFact]
    public async Task A_tenants_keys_stay_until_they_are_replaced()
    {
        var keys = Storage.Get<ICallbackKeys>();
        var first = await keys.Get(World.Tenant, new("a1", "s1", Now));
        Assert.Equal(first, await keys.Get(World.Tenant, new("a2", "s2", Now)));
        await keys.Replace(World.Tenant, new("a3", "s3", Now));
        Assert.Equal(new("a3", "s3", Now), await keys.Get(World.Tenant, new("a4", "s4", Now)));
    }

    [SkippableFact]
    public async Task Only_the_newest_tries_of_a_callback_that_is_sent_for_ever_are_kept()
    {
        await Completed(_url);
        for (var i = 0; i < CallbackLimits.MaxKeptTries + 5; i++)
        {
            var row = Assert.Single(await Lease("a"));
            await Settle(row, "a", TryResult.Delivered, Now);
            await Log.Redeliver(World.Tenant, row.Event.Id, Now);
        }

        var kept = (await Log.List(new(World.Tenant), null, 1))[0];
        Assert.Equal(CallbackLimits.MaxKeptTries + 5, kept.Tried);
        Assert.Equal(CallbackLimits.MaxKeptTries, (await Log.Tries(kept.Event.Id)).Count);
    }

    private async Task<LabelTask> Completed(string? url) => await Complete(await World.Task(await World.Batch()), url);

    private async Task<LabelTask> Complete(TaskRow row, string? url) => await World.Do(World.Submit(await World.Do(World.Grant(row.Fresh()!, "ann")), "ann", url));

    private Task<LabelTask> Recalled(LabelTask task) => Change(task, TaskEventKind.Recalled, LabelTaskStatus.Pending);

    private Task<LabelTask> Audited(LabelTask task) => Change(task, TaskEventKind.Audited, task.Status);

    private Task<LabelTask> Change(LabelTask task, TaskEventKind kind, LabelTaskStatus status)
    {
        var change = TaskChange.On(task, kind, "customer", new(World.NewId()), task.ChangedAt.AddSeconds(1)) with { Status = status };
        return World.Do(new LedgerEntry(task, change, task.Apply(change), _url));
    }

    private Task<IReadOnlyList<LeasedCallback>> Lease(string token, DateTimeOffset? now = null, int limit = 100) =>
        Outbox.Lease(Shard, _url, token, (now ?? Now).AddSeconds(60), now ?? Now, limit);

    private Task<bool> Settle(LeasedCallback row, string token, TryResult result, DateTimeOffset now) => Outbox.Record(
        row, token, new(now, TimeSpan.FromMilliseconds(12), result, 500, "said"), CallbackVerdict.Of(row.Event.Id, row.Tries, result, now));

    /// <summary>Given up at a time, without waiting for it.</summary>
    private async Task Fail(DateTimeOffset at)
    {
        await Completed(_url);
        var row = Assert.Single(await Lease("a", at));
        await Outbox.Record(row, "a", new(at, TimeSpan.Zero, TryResult.TimedOut, null, null), new(CallbackState.Failed, CallbackLimits.MaxTries, at));
    }
}

public sealed class SqliteOutboxLaws(SqliteAdapter adapter) : OutboxLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresOutboxLaws(PostgresAdapter adapter) : OutboxLaws(adapter), IClassFixture<PostgresAdapter>;
