using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I4: every answer a client was told of is in the events under its own command, token and person, and its row has what was sent.</summary>
internal sealed class LedgerLaw(ClientLedger ledger) : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        foreach (var told in ledger.AnswersOf(history.Task.Id))
        {
            var kind = told.Outcome switch
            {
                ToldAnswer.Accepted => EventKind.Submitted,
                ToldAnswer.Salvaged => EventKind.Salvaged,
                _ => EventKind.LateStored,
            };

            // A salvage is recorded under a newer token than the one the client sent.
            var found = history.Events.Any(e => e.Kind == kind && e.CommandId == told.Command && e.AnnotatorId == told.Annotator
                && (kind == EventKind.Salvaged || e.Token == told.Token));
            if (!found)
                findings.Add(Law.NothingLost, history.Task.Id, $"{told.Annotator} was told that the answer under token {told.Token} is {told.Outcome}; the events do not have it.");
            else if (told.Content is { } sent && Stored(history, told) is { } stored && ToldAnswer.HashOf(stored) != sent)
                findings.Add(Law.NothingLost, history.Task.Id, $"{told.Annotator} was told that the answer under token {told.Token} is {told.Outcome}; its row has another response than was sent.");
        }
    }

    /// <summary>By command: a salvage stands under another token. Null also for a response that is too long to be read.</summary>
    private static string? Stored(TaskHistory history, ToldAnswer told) =>
        history.Attempts.FirstOrDefault(a => a.EndCommand == told.Command && a.AnnotatorId == told.Annotator)?.Response;
}
