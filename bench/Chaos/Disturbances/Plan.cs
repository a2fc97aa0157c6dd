namespace Scheduler.Chaos.Disturbances;

/// <summary>What is broken when, fixed by the seed; which process it hits is drawn when it happens, among those that are up.</summary>
internal static class Plan
{
    /// <summary>By then everybody has arrived and works.</summary>
    private static readonly TimeSpan First = Crowd.Roster.ArrivalTime + TimeSpan.FromSeconds(2);

    /// <summary>Before the end of the run nothing new breaks for this long.</summary>
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(5);

    /// <summary>
    /// When the last disturbance is over, people and customers go on for this long while nothing breaks, and the law of waiting
    /// holds without excuses.
    /// </summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(15);

    /// <summary>With so many after the first kill there is room for each kind.</summary>
    private const int EnoughForAll = 4;

    public static IReadOnlyList<(TimeSpan At, DisturbanceKind Kind)> Make(ChaosOptions options, Random random)
    {
        var slots = new List<DisturbanceKind>();
        for (var at = First; at <= options.Length - Last; at += options.KillEvery)
            slots.Add(DisturbanceKind.Unspecified);

        // The first is a kill: a run too short for all of them has one of the usual kind.
        var later = Enumerable.Range(1, Math.Max(0, slots.Count - 1)).ToArray();
        random.Shuffle(later);
        var free = later.ToList();
        var suspended = options.Suspend ? Put(DisturbanceKind.SuspendSilo, _ => true) : 0;

        // A short run keeps its kills instead. Never while the silo hangs: a call that met both would wait for one after the other.
        if (options.Suspend && later.Length >= EnoughForAll)
            Put(DisturbanceKind.SuspendApi, slot => Math.Abs(slot - suspended) >= 2);
        if (options.RestartDatabase)
            Put(DisturbanceKind.CrashDatabase, _ => true);

        // Silos and API hosts by turns, in an order that depends on the seed: a run must not by chance miss one of them.
        var silo = random.Next(2) == 0;
        for (var i = 0; i < slots.Count; i++)
            if (slots[i] == DisturbanceKind.Unspecified)
            {
                slots[i] = silo ? DisturbanceKind.KillSilo : DisturbanceKind.KillApi;
                silo = !silo;
            }

        return [.. slots.Select((kind, i) => (First + (i * options.KillEvery), kind))];

        int Put(DisturbanceKind kind, Predicate<int> fits)
        {
            var slot = free.Find(fits);
            if (slot != 0)
                slots[slot] = kind;
            free.Remove(slot);
            return slot;
        }
    }
}
