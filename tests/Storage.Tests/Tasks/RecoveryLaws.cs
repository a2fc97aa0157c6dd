using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Storage.Tasks;
using Scheduler.Storage.Tasks.Ledger;
using Scheduler.Tests.Storage.Adapters;
using Scheduler.Tests.Support.Storage;

namespace Scheduler.Tests.Storage.Tasks;

/// <summary>What the ledger says when a transaction ends in an exception.</summary>
public abstract class RecoveryLaws(Adapter adapter) : Laws(adapter)
{
    private static readonly LedgerOptions Quick = new() { RecoveryDelay = TimeSpan.FromTicks(1) };

    [SkippableFact]
    public async Task A_commit_whose_reply_is_lost_is_found_to_be_recorded()
    {
        var (outcome, row, entry) = await Record(new BrokenWriter(Writer) { FailAfterWrite = 1 });
        Assert.Equal(LedgerOutcome.Recorded, outcome);
        SameState.Equal(entry.After, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
    }

    [SkippableFact]
    public async Task A_transaction_that_never_arrived_is_written_again()
    {
        var (outcome, row, entry) = await Record(new BrokenWriter(Writer) { FailBeforeWrite = 2 });
        Assert.Equal(LedgerOutcome.Recorded, outcome);
        SameState.Equal(entry.After, (await Storage.Reads.Load(World.Tenant, row.Ref.Id))!.State);
    }

    [SkippableFact]
    public async Task A_database_that_stays_away_leaves_the_outcome_unknown()
    {
        var (outcome, _, _) = await Record(new BrokenWriter(Writer) { FailBeforeWrite = 99, FailRead = 99 });
        Assert.Equal(LedgerOutcome.Unknown, outcome);
    }

    [SkippableFact]
    public async Task A_lost_race_is_stale_even_after_a_failure()
    {
        var (outcome, _, _) = await Record(new BrokenWriter(Writer)
        {
            FailBeforeWrite = 1,
            Meanwhile = async row => await World.Do(World.Grant(row.Fresh()!, "bob")),
        });
        Assert.Equal(LedgerOutcome.Stale, outcome);
    }

    private ILedgerWriter Writer => Storage.Get<ILedgerWriter>();

    private async Task<(LedgerOutcome, TaskRow, LedgerEntry)> Record(BrokenWriter writer)
    {
        var row = await World.Task(await World.Batch());
        writer.Row = row;
        await using var ledger = new LedgerQueue(writer, 2, Quick, TimeProvider.System, NullLogger<LedgerQueue>.Instance);
        var entry = World.Grant(row.Fresh()!, "ann");
        return (await ledger.Record(entry), row, entry);
    }

    private sealed class BrokenWriter(ILedgerWriter inner) : ILedgerWriter
    {
        public TaskRow? Row { get; set; }

        public int FailBeforeWrite { get; set; }

        public int FailAfterWrite { get; set; }

        public int FailRead { get; set; }

        public Func<TaskRow, Task> Meanwhile { get; init; } = _ => Task.CompletedTask;

        public async Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null)
        {
            if (FailBeforeWrite-- > 0)
            {
                await Meanwhile(Row!);
                throw new IOException("no connection");
            }

            var written = await inner.Write(lines, lane);
            return FailAfterWrite-- > 0 ? throw new IOException("reply lost") : written;
        }

        public Task<IReadOnlyDictionary<TaskId, RecordedStep>> Read(IReadOnlyList<LedgerLine> lines, int lane) =>
            FailRead-- > 0 ? throw new IOException("no connection") : inner.Read(lines, lane);

        public bool IsDataError(Exception exception) => inner.IsDataError(exception);
    }
}

public sealed class SqliteRecovery(SqliteAdapter adapter) : RecoveryLaws(adapter), IClassFixture<SqliteAdapter>;

public sealed class PostgresRecovery(PostgresAdapter adapter) : RecoveryLaws(adapter), IClassFixture<PostgresAdapter>;
