using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Scheduler.Checker.Laws;
using Scheduler.Checker.Reading;
using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;
using Scheduler.Checker.Waiting;

namespace Scheduler.Checker;

/// <summary>
/// Judges a whole history from the records alone: docs/checker.md says which laws. Reads in one snapshot, so it may run beside
/// a working system; never writes.
/// </summary>
/// <param name="ledger">What clients were told; null when nobody kept it.</param>
public sealed class HistoryChecker(CheckOptions options, ClientLedger? ledger = null)
{
    private static readonly IStepLaw[] StepLaws = [new OrderLaw(), new SlotsLaw(), new AnswerLaw(), new PersonLaw(), new StageLaw()];

    private readonly ITaskLaw[] _liveLaws =
        [new TaskRowLaw(), new AttemptRowsLaw(), new ResponseLaw(), new CallbackLaw(), .. ledger is null ? Array.Empty<ITaskLaw>() : [new LedgerLaw(ledger)]];

    /// <summary>Tasks of the test mode are written complete; they have no history to replay.</summary>
    private readonly ITaskLaw[] _testLaws = [new ResponseLaw(), new CallbackLaw()];

    static HistoryChecker() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <param name="connection">Open, and used by nobody else meanwhile.</param>
    public CheckReport Check(DbConnection connection, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        using var snapshot = Snapshot.Begin(connection);
        var findings = new Findings(options.KeptPerLaw);
        var waitLaw = new WaitReader(connection, snapshot.Transaction, options).Read(out var waits);
        HashSet<string> promised = [.. ledger?.Tasks ?? (IEnumerable<string>)[], .. ledger?.AnsweredTasks ?? []];
        long tasks = 0, events = 0, attempts = 0;
        foreach (var history in new HistoryReader(connection, snapshot.Transaction, options.PageTasks).Read(cancel))
        {
            (tasks, events, attempts) = (tasks + 1, events + history.Events.Count, attempts + history.Attempts.Count);
            promised.Remove(history.Task.Id);
            CheckTask(history, waitLaw, findings);
        }

        foreach (var task in promised)
            findings.Add(Law.NothingLost, task, "a client was told of this task; there is no such row.");
        OrphanLaw.Check(connection, snapshot.Transaction, findings);
        BatchLaws.Check(connection, snapshot.Transaction, findings);
        BatchCallbackLaw.Check(connection, snapshot.Transaction, findings);
        return new(tasks, events, attempts, waits, findings.Counts, findings.Kept, clock.Elapsed);
    }

    private void CheckTask(TaskHistory history, WaitLaw waitLaw, Findings findings)
    {
        var replay = new TaskReplay(history.Task, TaskReplay.CreatedAs(history));
        var open = waitLaw.Watch(history.Task);
        foreach (var step in history.Events)
        {
            foreach (var law in StepLaws)
                law.Check(replay, step, findings);
            replay.Apply(step);
            open?.After(replay, step);
        }

        foreach (var law in history.Task.Mode == Modes.Live ? _liveLaws : _testLaws)
            law.Check(history, replay, findings);
        if (open is not null)
            waitLaw.Check(history, replay, open, findings);
    }
}
