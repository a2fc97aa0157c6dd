namespace Scheduler.Chaos.Disturbances;

/// <summary>What is broken when, fixed by the seed; which process it hits is drawn when it happens, among those that are up.</summary>
internal static class Plan
{
    /// <summary>By then everybody has arrived and works.</summary>
    private static readonly TimeSpan First = Crowd.Roster.ArrivalTime + TimeSpan.FromSeconds(2);

    /// <summary>The end of a run is calm: work and people go on, nothing breaks, and the law of waiting holds without excuses.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<(TimeSpan At, DisturbanceKind Kind)> Make(ChaosOptions options, Random random)
    {
        var slots = new List<DisturbanceKind>();
        for (var at = First; at <= options.Length - Calm; at += options.KillEvery)
            slots.Add(DisturbanceKind.Unspecified);

        // Neither first nor last: there must be something to lose, and time to see what comes of it.
        var middle = Enumerable.Range(1, Math.Max(0, slots.Count - 2)).ToArray();
        random.Shuffle(middle);
        var free = new Queue<int>(middle);
        if (options.RestartDatabase && free.TryDequeue(out var restart))
            slots[restart] = DisturbanceKind.CrashDatabase;
        if (options.Suspend && free.TryDequeue(out var suspend))
            slots[suspend] = DisturbanceKind.SuspendSilo;

        // Silos and API hosts by turns, in an order that depends on the seed: a run must not by chance miss one of them.
        var silo = random.Next(2) == 0;
        for (var i = 0; i < slots.Count; i++)
            if (slots[i] == DisturbanceKind.Unspecified)
            {
                slots[i] = silo ? DisturbanceKind.KillSilo : DisturbanceKind.KillApi;
                silo = !silo;
            }

        return [.. slots.Select((kind, i) => (First + (i * options.KillEvery), kind))];
    }
}
