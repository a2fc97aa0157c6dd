using Microsoft.Extensions.Logging;
using Scheduler.Domain;

namespace Scheduler.Storage.Tasks.Ledger;

/// <summary>
/// Finds the outcome of every line of a drain: writes them together, splits the drain when the data of one is refused, and
/// learns from the rows what a transaction did whose end is not known.
/// </summary>
internal sealed partial class LedgerSettler(ILedgerWriter writer, LedgerOptions options, TimeProvider clock, ILogger logger)
{
    /// <returns>Outcomes in the order of the lines. Never throws.</returns>
    public async Task<IReadOnlyDictionary<TaskId, LedgerOutcome>> Settle(IReadOnlyList<LedgerLine> lines, int lane, Action? flushing = null)
    {
        var outcomes = new Dictionary<TaskId, LedgerOutcome>(lines.Count);
        await Settle(lines, lane, outcomes, flushing);
        return outcomes;
    }

    private async Task Settle(IReadOnlyList<LedgerLine> lines, int lane, Dictionary<TaskId, LedgerOutcome> outcomes, Action? flushing = null)
    {
        try
        {
            var written = await writer.Write(lines, lane, flushing);
            foreach (var line in lines)
                outcomes[line.Task] = written.Contains(line.Task) ? LedgerOutcome.Recorded : LedgerOutcome.Stale;
        }
        catch (Exception exception) when (writer.IsDataError(exception))
        {
            await Split(lines, lane, outcomes, exception);
        }
        catch (Exception exception)
        {
            LogFailed(lines.Count, exception);
            await Recover(lines, lane, outcomes);
        }
    }

    /// <summary>Halves until the line to blame stands alone, so that it never fails its neighbours.</summary>
    private async Task Split(IReadOnlyList<LedgerLine> lines, int lane, Dictionary<TaskId, LedgerOutcome> outcomes, Exception exception)
    {
        if (lines.Count == 1)
        {
            LogRefused(lines[0].Id, exception);
            outcomes[lines[0].Task] = LedgerOutcome.Refused;
            return;
        }

        var half = lines.Count / 2;
        await Settle([.. lines.Take(half)], lane, outcomes);
        await Settle([.. lines.Skip(half)], lane, outcomes);
    }

    /// <summary>
    /// A line whose version was not reached is written again: if the lost transaction is still on its way, the version lets
    /// only one of the two through, and the next look tells which.
    /// </summary>
    private async Task Recover(IReadOnlyList<LedgerLine> lines, int lane, Dictionary<TaskId, LedgerOutcome> outcomes)
    {
        var open = lines;
        var delay = options.RecoveryDelay;
        for (var attempt = 0; attempt < options.RecoveryTries && open.Count > 0; attempt++, delay *= 2)
        {
            await Task.Delay(delay, clock);
            try
            {
                open = Learn(open, await writer.Read(open, lane), outcomes);
                if (open.Count == 0)
                    return;
                var written = await writer.Write(open, lane);
                foreach (var line in open)
                    if (written.Contains(line.Task))
                        outcomes[line.Task] = LedgerOutcome.Recorded;
                open = [.. open.Where(l => !written.Contains(l.Task))];
            }
            catch (Exception exception) when (writer.IsDataError(exception))
            {
                await Split(open, lane, outcomes, exception);
                return;
            }
            catch (Exception exception)
            {
                LogRecovery(attempt, open.Count, exception);
            }
        }

        foreach (var line in open)
            outcomes[line.Task] = LedgerOutcome.Unknown;
    }

    /// <returns>The lines that were not written.</returns>
    private static LedgerLine[] Learn(
        IReadOnlyList<LedgerLine> lines, IReadOnlyDictionary<TaskId, RecordedStep> steps, Dictionary<TaskId, LedgerOutcome> outcomes)
    {
        var open = new List<LedgerLine>();
        foreach (var line in lines)
            if (!steps.TryGetValue(line.Task, out var step))
                outcomes[line.Task] = LedgerOutcome.Stale;
            else if (step.Command == line.Command && step.At == line.At)
                outcomes[line.Task] = LedgerOutcome.Recorded;
            else if (step.TaskVersion != line.Expected)
                outcomes[line.Task] = LedgerOutcome.Stale;
            else
                open.Add(line);
        return [.. open];
    }

    [LoggerMessage(1401, LogLevel.Warning, "A ledger transaction of {Lines} changes failed; reading what it did")]
    private partial void LogFailed(int lines, Exception exception);

    [LoggerMessage(1402, LogLevel.Error, "The database refuses a change of task {Task}")]
    private partial void LogRefused(string task, Exception exception);

    [LoggerMessage(1403, LogLevel.Warning, "Recovery {Attempt} of {Lines} ledger changes failed")]
    private partial void LogRecovery(int attempt, int lines, Exception exception);
}
