namespace Scheduler.Checker.Waiting;

/// <summary>A stretch of time in Unix milliseconds, its end not included.</summary>
internal readonly record struct Span(long From, long To)
{
    public long Length => To - From;

    public Span Cut(Span by) => new(Math.Max(From, by.From), Math.Min(To, by.To));

    /// <summary>What is left of this stretch without the given ones, in any order.</summary>
    public IEnumerable<Span> Without(IEnumerable<Span> holes)
    {
        var from = From;
        foreach (var hole in holes.OrderBy(h => h.From))
        {
            if (hole.From > from)
                yield return new(from, Math.Min(hole.From, To));
            from = Math.Max(from, hole.To);
            if (from >= To)
                yield break;
        }

        if (from < To)
            yield return new(from, To);
    }
}
