namespace Scheduler.Chaos.Crowd;

/// <summary>How people behave: nearly all work, some in every other way. When the run drains everybody just works, or a last lease would decide its length.</summary>
internal sealed class Temper(Func<bool> draining)
{
    private static readonly (Conduct Conduct, double Share)[] Odd =
    [
        (Conduct.Decline, 0.02), (Conduct.Lapse, 0.01), (Conduct.Release, 0.02), (Conduct.AnswerAfterRelease, 0.03),
        (Conduct.Leave, 0.01), (Conduct.Cut, 0.01), (Conduct.Duplicate, 0.06),
    ];

    public Conduct Next(Random random)
    {
        if (draining())
            return Conduct.Work;
        var at = random.NextDouble();
        foreach (var (conduct, share) in Odd)
            if ((at -= share) < 0)
                return conduct;
        return Conduct.Work;
    }
}
