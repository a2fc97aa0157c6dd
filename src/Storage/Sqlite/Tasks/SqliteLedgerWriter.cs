using Microsoft.Data.Sqlite;
using Scheduler.Domain;
using Scheduler.Storage.Tasks.Ledger;

namespace Scheduler.Storage.Sqlite.Tasks;

/// <summary>Writes a drain as single compiled statements within one transaction.</summary>
internal sealed class SqliteLedgerWriter(SqliteDatabase database, string writer) : ILedgerWriter
{
    private const int Constraint = 19, TooBig = 18, Mismatch = 20;

    private readonly SqliteLedgerStatements _statements = new();

    public Task<IReadOnlySet<TaskId>> Write(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null) => database.Write<IReadOnlySet<TaskId>>(transaction =>
    {
        var written = new HashSet<TaskId>(lines.Count);
        var counts = new SortedDictionary<(string Batch, int Status), int>();
        foreach (var line in lines)
        {
            if (!_statements.Log(transaction, line))
                continue;
            written.Add(line.Task);
            _statements.Apply(transaction, line);
            foreach (var (batch, status, by) in line.Counts())
                counts[(batch, status)] = counts.GetValueOrDefault((batch, status)) + by;
        }

        foreach (var ((batch, status), by) in counts)
            _statements.Count(transaction, batch, writer, status, by);
        return written;
    });

    public Task<IReadOnlyDictionary<TaskId, RecordedStep>> Read(IReadOnlyList<LedgerLine> lines, int lane) =>
        database.Write<IReadOnlyDictionary<TaskId, RecordedStep>>(transaction =>
        {
            var steps = new Dictionary<TaskId, RecordedStep>();
            foreach (var line in lines)
                if (SqliteLedgerStatements.Find(transaction, line) is { } step)
                    steps.Add(line.Task, step);
            return steps;
        });

    public bool IsDataError(Exception exception) => exception is SqliteException { SqliteErrorCode: Constraint or TooBig or Mismatch };
}
