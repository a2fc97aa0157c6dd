using Scheduler.Domain.Quality.Values;

namespace Scheduler.Domain.Quality.Annotations;

/// <summary>What stays of clusters: those with more than half of the weight, each under one label and one uuid.</summary>
internal static class Naming
{
    /// <summary>A cluster that stays.</summary>
    /// <param name="Label">The label with most weight; ties to the one the taxonomy lists first.</param>
    internal sealed record Kept(string? Uuid, int Label, IReadOnlyList<Mark> Members)
    {
        /// <summary>Members with the label that stays: only they know which attributes belong to it.</summary>
        public IReadOnlyList<Mark> Agreeing { get; } = [.. Members.Where(m => m.Label == Label)];
    }

    /// <param name="total">Weight of all answers.</param>
    public static IReadOnlyList<Kept> Keep(IReadOnlyList<IReadOnlyList<Mark>> clusters, double total, MergeContext context)
    {
        var used = new HashSet<string>();
        var kept = new List<Kept>();
        foreach (var members in clusters.Where(c => c.Sum(m => m.Vote.Weight) * 2 > total))
        {
            // Answers that began from the same prelabels share uuids: the first unused one names the cluster.
            var uuid = members.Select(m => m.Uuid).FirstOrDefault(u => u is not null && !used.Contains(u)) ?? Fresh(members[0].Uuid, used);
            if (uuid is not null)
                used.Add(uuid);
            foreach (var member in members.Where(m => m.Uuid is not null))
                context.Rename(member.Vote.Answer, member.Uuid!, uuid!);
            kept.Add(new(uuid, ChoiceMerge.Winner(members.Select(m => (m.Label, m.Vote.Weight))), members));
        }

        return kept;
    }

    /// <summary>Gives what means the same in two answers one name, and everything else a name of its own, so that what refers to it can be compared.</summary>
    public static void Pair(IReadOnlyList<IReadOnlyList<Mark>> clusters, MergeContext context)
    {
        foreach (var members in clusters)
        {
            var name = context.NewName();
            foreach (var member in members.Where(m => m.Uuid is not null))
                context.Rename(member.Vote.Answer, member.Uuid!, name);
        }
    }

    private static string? Fresh(string? taken, HashSet<string> used) =>
        taken is null ? null : Enumerable.Range(2, int.MaxValue - 2).Select(i => $"{i}-{(taken.Length > 80 ? taken[..80] : taken)}").First(u => !used.Contains(u));
}
