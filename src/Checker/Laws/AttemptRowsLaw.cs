using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I4: the attempts' rows say what the events replay to.</summary>
internal sealed class AttemptRowsLaw : ITaskLaw
{
    public void Check(TaskHistory history, TaskReplay end, Findings findings)
    {
        var rows = history.Attempts.ToDictionary(a => a.Token);
        foreach (var lease in end.Leases)
            if (!rows.Remove(lease.Token, out var row))
                findings.Add(Law.RowsFollowEvents, history.Task.Id, $"token {lease.Token} of {lease.Annotator} has events and no row.");
            else if (Difference(row, lease) is { } wrong)
                findings.Add(Law.RowsFollowEvents, history.Task.Id, $"token {lease.Token}: {wrong}.");
        foreach (var row in rows.Values)
            findings.Add(Law.RowsFollowEvents, history.Task.Id, $"token {row.Token} of {row.AnnotatorId} has a row and no event.");
    }

    private static string? Difference(AttemptLine row, Lease lease)
    {
        if (row.AnnotatorId != lease.Annotator)
            return $"the row is {row.AnnotatorId}'s, the events {lease.Annotator}'s";
        if ((row.Stage, row.Round, row.Slot) != (lease.Stage, lease.Round, lease.Slot))
            return $"the row is at stage {row.Stage}, round {row.Round}, slot {row.Slot}; the events at {lease.Stage}, {lease.Round}, {lease.Slot}";
        if (row.State != lease.State)
            return $"the row is {row.State}, the events say {lease.State}";
        if (row.Verdict != lease.Verdict)
            return $"the verdict is {row.Verdict} in the row, {lease.Verdict} by the events";
        if (row.ClaimCommand != lease.ClaimCommand || row.EndCommand != lease.EndCommand)
            return "its commands are not those of the events";
        if (row.EndedAt != lease.EndedAt || (lease.GrantedAt is { } granted && row.GrantedAt != granted))
            return "its times are not those of the events";
        if (row is { State: LeaseState.Submitted, Answered: 0, Verdict: null or VerdictCode.Fix })
            return "it was answered and has no response";
        return null;
    }
}
