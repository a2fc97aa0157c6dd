using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Metrics;

/// <summary>
/// One lease's phases in Unix milliseconds: held ahead from <paramref name="Granted"/>, before the person from
/// <paramref name="Offered"/>, in hand from <paramref name="Accepted"/> to <paramref name="Ended"/>; never out of this order.
/// </summary>
/// <param name="ActiveMs">How much of the time in hand was work.</param>
internal sealed record LeaseSpan(int Stage, int Round, long Granted, long Offered, long Accepted, long Ended, long ActiveMs)
{
    /// <param name="until">Where a lease ends that is still held.</param>
    public static IReadOnlyList<LeaseSpan> Of(IReadOnlyList<TaskStep> steps, long until)
    {
        var spans = new List<LeaseSpan>();
        var granted = new Dictionary<long, TaskStep>();
        foreach (var step in steps)
        {
            if (step.Token is not { } token)
                continue;
            if (step.Kind == TaskEventKind.Granted)
                granted[token] = step;
            else if (granted.Remove(token, out var grant))
                spans.Add(Between(grant, step));

            // What has no grant of its own holds nothing: a salvaged answer takes its slot and fills it in one step, and a late
            // one belongs to a lease that has ended.
        }

        foreach (var grant in granted.Values)
            spans.Add(Span(grant, Ms(grant.At), until, null, null, 0));
        return spans;
    }

    private static LeaseSpan Between(TaskStep grant, TaskStep end)
    {
        var (from, to) = (Ms(grant.At), Ms(end.At));
        if (!end.IsAnswer)
            return Span(grant, from, to, end.OfferedAt, end.AcceptedAt, end.ActiveMs);

        // Somebody who answered had it in hand, and whose client does not count is taken to have worked all the time.
        return Span(grant, from, to, end.OfferedAt ?? end.AcceptedAt ?? grant.At, end.AcceptedAt ?? grant.At, end.ActiveMs > 0 ? end.ActiveMs : long.MaxValue);
    }

    private static LeaseSpan Span(TaskStep grant, long from, long to, DateTimeOffset? offered, DateTimeOffset? accepted, long activeMs)
    {
        var hand = accepted is { } taken ? Math.Clamp(Ms(taken), from, Math.Max(from, to)) : to;
        var shown = offered is { } at ? Math.Clamp(Ms(at), from, Math.Max(from, hand)) : hand;
        return new(grant.AttemptStage, grant.AttemptRound, from, shown, hand, to, activeMs);
    }

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
