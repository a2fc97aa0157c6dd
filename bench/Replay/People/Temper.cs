namespace Scheduler.Replay.People;

/// <summary>How a person behaves; one in ten misbehaves. Towards the end nobody does, or a last lease would decide the time of the run.</summary>
internal sealed class Temper(bool bad, Func<double> progress)
{
    private const double CalmAfter = 0.8;

    private static readonly (Conduct Conduct, double Share)[] Bad =
        [(Conduct.Decline, 0.08), (Conduct.Lapse, 0.05), (Conduct.Release, 0.06), (Conduct.Leave, 0.05), (Conduct.Die, 0.06)];

    public Conduct Next(Random random)
    {
        if (!bad || progress() > CalmAfter)
            return Conduct.Work;
        var at = random.NextDouble();
        foreach (var (conduct, share) in Bad)
            if ((at -= share) < 0)
                return conduct;
        return Conduct.Work;
    }

    /// <summary>How long the dead stay away: sometimes longer than any grace.</summary>
    public TimeSpan Away(Random random) =>
        TimeSpan.FromSeconds(random.NextDouble() < 0.3 && progress() < CalmAfter / 2 ? 62 + (10 * random.NextDouble()) : 1 + (9 * random.NextDouble()));
}
