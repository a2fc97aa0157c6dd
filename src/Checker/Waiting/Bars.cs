using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Waiting;

/// <summary>When a person could not be given a task: holding it, having answered it, or cooling down after giving it up.</summary>
internal static class Bars
{
    public static IEnumerable<Span> Of(string person, TaskReplay end, IReadOnlyDictionary<long, AttemptLine> rows)
    {
        foreach (var lease in end.Leases)
            if (lease.Annotator == person)
                yield return new(lease.From, Until(lease, rows.GetValueOrDefault(lease.Token)));
    }

    private static long Until(Lease lease, AttemptLine? row) => lease.State switch
    {
        // A late answer wiped the cool-down from the row, so nobody knows it any more: in doubt for the system.
        LeaseState.Live or LeaseState.Submitted or LeaseState.Late => long.MaxValue,
        _ => Math.Max(lease.EndedAt ?? long.MaxValue, row?.CoolUntil ?? 0),
    };
}
