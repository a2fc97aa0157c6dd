using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// Splits a completed task's time. Between two neighbouring moments at which anything changed the task is in exactly one part, so
/// the parts sum to the whole by construction, whatever the times on the attempts say: those come from other clocks and are
/// bounded by the task's own.
/// </summary>
public static class WaterfallRule
{
    /// <summary>Null while the task is not completed.</summary>
    public static Waterfall? Of(TaskStory story)
    {
        if (story.Completion is not { } completion)
            return null;
        var start = Ms(story.AcceptedForWorkAt);
        var end = Math.Max(start, Ms(completion.At));
        var leases = LeaseSpan.Of(story.Steps, end);
        var parts = new long[Waterfall.PartCount];

        var moments = new SortedSet<long> { start, end };
        foreach (var step in story.Steps)
            moments.Add(Ms(step.At));
        foreach (var lease in leases)
            moments.UnionWith([lease.Granted, lease.Offered, lease.Accepted, lease.Ended]);

        var (stage, round, next) = (Plan.LabelStage, 0, 0);
        long? from = null;
        foreach (var moment in moments.GetViewBetween(start, end))
        {
            if (from is { } since)
                parts[(int)PartAt(stage, round, leases, since)] += moment - since;
            for (; next < story.Steps.Count && Ms(story.Steps[next].At) <= moment; next++)
                (stage, round) = (story.Steps[next].Stage, story.Steps[next].Round);
            from = moment;
        }

        SplitHand(parts, leases, start, end);
        parts[(int)WaterfallPart.NotLaunched] = NotLaunched(story);
        parts[(int)WaterfallPart.CallbackWait] = story.CalledBackAt is { } arrived ? Math.Max(0, Ms(arrived) - end) : 0;
        return new(parts);
    }

    private static WaterfallPart PartAt(int stage, int round, IReadOnlyList<LeaseSpan> leases, long moment)
    {
        var inHand = leases.Any(l => l.Accepted <= moment && moment < l.Ended);
        if (stage != Plan.LabelStage)
            return inHand ? WaterfallPart.ReviewWork : WaterfallPart.ReviewWait;
        if (round > 0)
            return WaterfallPart.Rework;
        if (inHand)
            return WaterfallPart.ActiveWork;
        return leases.Any(l => l.Offered <= moment && moment < l.Accepted) ? WaterfallPart.OfferWait : WaterfallPart.QueueWait;
    }

    /// <summary>
    /// What was in labelers' hands is active and idle in the proportion of their own counts: several may hold the task at once,
    /// and nobody tells when within a lease they rested.
    /// </summary>
    private static void SplitHand(long[] parts, IReadOnlyList<LeaseSpan> leases, long start, long end)
    {
        var (held, active) = (0L, 0L);
        foreach (var lease in leases.Where(l => l.Stage == Plan.LabelStage && l.Round == 0))
        {
            var length = Math.Max(0, Math.Min(lease.Ended, end) - Math.Max(lease.Accepted, start));
            held += length;
            active += Math.Min(length, lease.ActiveMs);
        }

        var inHand = parts[(int)WaterfallPart.ActiveWork];
        var worked = held == 0 ? inHand : (long)((Int128)inHand * active / held);
        parts[(int)WaterfallPart.ActiveWork] = worked;
        parts[(int)WaterfallPart.IdleInLease] = inHand - worked;
    }

    /// <summary>Of the first delivery only: a task that went back to work had been launched.</summary>
    private static long NotLaunched(TaskStory story) =>
        story.Steps.Any(s => s.Kind == TaskEventKind.Recalled) ? 0 : Ms(story.AcceptedForWorkAt) - Ms(story.CreatedAt);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
