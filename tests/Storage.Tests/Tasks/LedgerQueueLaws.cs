using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Ledger;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

/// <summary>The queue alone, over a writer that the test holds.</summary>
public sealed class LedgerQueueLaws
{
    private readonly World _world = new(null!);

    [Fact]
    public async Task A_full_queue_says_busy_at_the_bound_and_not_before()
    {
        var writer = new HeldWriter();
        await using var ledger = New(writer, lanes: 1, capacity: 2);
        var first = ledger.Record(Grant());
        var waiting = new[] { ledger.Record(Grant()).AsTask(), ledger.Record(Grant()).AsTask() };
        Assert.Equal(LedgerOutcome.Busy, await ledger.Record(Grant()));
        writer.Go();
        Assert.Equal(LedgerOutcome.Recorded, await first);
        Assert.All(await Task.WhenAll(waiting), o => Assert.Equal(LedgerOutcome.Recorded, o));
    }

    [Fact]
    public async Task What_waits_while_a_transaction_runs_goes_together_into_the_next_sorted_by_task()
    {
        var writer = new HeldWriter();
        await using var ledger = New(writer, lanes: 1);
        var entries = Enumerable.Range(0, 20).Select(_ => Grant()).Reverse().ToArray();
        var done = entries.Select(e => ledger.Record(e).AsTask()).ToArray();
        writer.Go();
        await Task.WhenAll(done);
        Assert.Equal([1, 19], writer.Drains.Select(d => d.Count));
        Assert.Equal(writer.Drains[1].Order(), writer.Drains[1]);
    }

    [Fact]
    public async Task Two_changes_of_one_task_are_never_in_flight_together()
    {
        var writer = new HeldWriter();
        await using var ledger = New(writer, lanes: 2);
        var grant = Grant();
        var end = World.End(grant.After, "ann", AttemptState.Released);
        var first = ledger.Record(grant).AsTask();
        var second = ledger.Record(end).AsTask();
        var other = ledger.Record(Grant()).AsTask();
        writer.Go();
        await Task.WhenAll(first, second, other);
        Assert.All(writer.Drains, d => Assert.True(d.Count(id => id == grant.Before.Ref.Id) <= 1));
        Assert.Equal(3, writer.Drains.Count);
    }

    [Theory]
    [InlineData(true, new[] { 1, 1, 1 })]
    [InlineData(false, new[] { 1, 2 })]
    public async Task The_next_transaction_is_written_while_one_waits_for_the_disk_and_not_before(bool flushes, int[] drains)
    {
        var writer = new HeldWriter(flushes);
        await using var ledger = New(writer, lanes: 3);
        var done = new List<Task>();
        for (var i = 0; i < 3; i++)
        {
            done.Add(ledger.Record(Grant()).AsTask());
            if (flushes)
                await writer.Began(i + 1);
        }

        writer.Go();
        await Task.WhenAll(done);
        Assert.Equal(drains, writer.Drains.Select(d => d.Count));
    }

    [Fact]
    public async Task A_change_that_is_followed_shares_a_transaction_with_the_one_that_follows()
    {
        var writer = new HeldWriter();
        await using var ledger = New(writer, lanes: 2);
        writer.Go();
        var done = new[] { ledger.Record(Grant() with { Followed = true }).AsTask(), ledger.Record(Grant()).AsTask() };
        await Task.WhenAll(done);
        Assert.Equal([2], writer.Drains.Select(d => d.Count));
    }

    [Fact]
    public async Task A_change_whose_company_does_not_come_is_held_for_a_moment_only()
    {
        var (writer, clock) = (new HeldWriter(), new FakeTimeProvider());
        await using var ledger = New(writer, lanes: 2, clock: clock);
        writer.Go();
        var done = ledger.Record(Grant() with { Followed = true }).AsTask();
        Assert.Empty(writer.Drains);
        clock.Advance(new LedgerOptions().Company);
        Assert.Equal(LedgerOutcome.Recorded, await done);
    }

    [Fact]
    public async Task A_change_that_is_followed_and_meets_others_is_not_held()
    {
        var (writer, clock) = (new HeldWriter(flushes: false), new FakeTimeProvider());
        await using var ledger = New(writer, lanes: 1, clock: clock);
        var first = ledger.Record(Grant()).AsTask();
        var others = new[] { ledger.Record(Grant() with { Followed = true }).AsTask(), ledger.Record(Grant() with { Followed = true }).AsTask() };
        writer.Go();
        await Task.WhenAll([first, .. others]);
        Assert.Equal([1, 2], writer.Drains.Select(d => d.Count));
    }

    private LedgerEntry Grant() => World.Grant(_world.NewTask(_world.NewBatch()).Fresh()!, "ann");

    private static LedgerQueue New(ILedgerWriter writer, int lanes, int capacity = 100, TimeProvider? clock = null) =>
        new(writer, lanes, new LedgerOptions { QueueCapacity = capacity }, clock ?? TimeProvider.System, NullLogger<LedgerQueue>.Instance);

    private sealed class HeldWriter(bool flushes = true) : ILedgerWriter
    {
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private readonly Channel<int> _begun = Channel.CreateUnbounded<int>();

        public List<IReadOnlyList<TaskId>> Drains { get; } = [];

        public void Go() => _go.SetResult();

        /// <summary>Until so many were begun.</summary>
        public async Task Began(int count)
        {
            while (await _begun.Reader.ReadAsync() < count)
            {
            }
        }

        public async Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null)
        {
            lock (_gate)
                Drains.Add([.. lines.Select(l => l.Task)]);
            if (flushes)
                flushing?.Invoke();
            await _begun.Writer.WriteAsync(Drains.Count);
            await _go.Task;
            return lines.Select(l => l.Task).ToHashSet();
        }

        public Task<IReadOnlyDictionary<TaskId, RecordedStep>> Read(IReadOnlyList<LedgerLine> lines, int lane) => throw new NotSupportedException();

        public bool IsDataError(Exception exception) => false;
    }
}
