using Scheduler.Domain.Tasks;
using Scheduler.Storage.Tasks;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

public sealed class FaultyLedgerLaws
{
    private readonly World _world = new(null!);

    [Fact]
    public async Task A_lost_reply_was_written_and_a_lost_request_was_not()
    {
        var inner = new Memory();
        Assert.Equal(LedgerOutcome.Unknown, await New(inner, new() { LoseReply = 1 }).Record(Grant()));
        Assert.Single(inner.Written);
        Assert.Equal(LedgerOutcome.Unknown, await New(inner, new() { LoseRequest = 1 }).Record(Grant()));
        Assert.Equal(LedgerOutcome.Stale, await New(inner, new() { SpuriousStale = 1 }).Record(Grant()));
        Assert.Equal(LedgerOutcome.Busy, await New(inner, new() { Busy = 1 }).Record(Grant()));
        Assert.Single(inner.Written);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults()
    {
        var faults = new LedgerFaults { LoseReply = 0.2, LoseRequest = 0.2, SpuriousStale = 0.2 };
        var runs = new List<LedgerOutcome[]>();
        for (var run = 0; run < 2; run++)
        {
            var ledger = New(new Memory(), faults);
            var outcomes = new LedgerOutcome[50];
            for (var i = 0; i < outcomes.Length; i++)
                outcomes[i] = await ledger.Record(Grant());
            runs.Add(outcomes);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(3, runs[0].Distinct().Count());
    }

    private LedgerEntry Grant() => World.Grant(_world.NewTask(_world.NewBatch()).Fresh()!, "ann");

    private static FaultyLedger New(ILedger inner, LedgerFaults faults) => new(inner, faults, seed: 7, TimeProvider.System);

    private sealed class Memory : ILedger
    {
        public List<LabelTask> Written { get; } = [];

        public ValueTask<LedgerOutcome> Record(LedgerEntry entry)
        {
            Written.Add(entry.After);
            return ValueTask.FromResult(LedgerOutcome.Recorded);
        }
    }
}
