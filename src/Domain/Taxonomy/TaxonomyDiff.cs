using System.Collections.Immutable;

namespace Scheduler.Domain.Taxonomy;

/// <summary>What changed between two versions of a taxonomy, by the paths of its traits.</summary>
/// <param name="Added">May appear now and could not before: labels, choices, attributes, links.</param>
/// <param name="Removed">Could appear before and may not now.</param>
/// <param name="Narrowed">Stayed, but asks more: tighter bounds, a new demand, another form or condition.</param>
public sealed record TaxonomyDiff(ImmutableArray<string> Added, ImmutableArray<string> Removed, ImmutableArray<string> Narrowed)
{
    /// <summary>A response that was valid may be invalid now.</summary>
    public bool MayInvalidate => !Removed.IsEmpty || !Narrowed.IsEmpty;

    /// <summary>Compares; a taxonomy that is not compiled (null) allows nothing.</summary>
    public static TaxonomyDiff Between(CompiledTaxonomy? before, CompiledTaxonomy? after)
    {
        var (old, now) = (Index(before), Index(after));
        var narrowed = now.Where(n => Narrows(old.GetValueOrDefault(n.Key), n.Value, old)).Select(n => n.Value.Path);
        return new(Items(now, old), Items(old, now), [.. narrowed.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static bool Narrows(Trait? before, Trait after, Dictionary<(string, TraitKind), Trait> old) => after.Kind switch
    {
        // A bound or form of something new is part of the addition, not a narrowing; a demand always is one.
        TraitKind.Demand => before is null && old.Count > 0,
        TraitKind.Bound => before is not null && (after.Min > before.Min || after.Max < before.Max),
        TraitKind.Form => before is null ? IsConditionOfOld(after, old) : before.Text != after.Text,
        _ => false,
    };

    /// <summary>A condition on a member that had none takes away places where it could stand.</summary>
    private static bool IsConditionOfOld(Trait after, Dictionary<(string, TraitKind), Trait> old) =>
        after.Path.EndsWith(".conditions", StringComparison.Ordinal) && old.ContainsKey((after.Path[..^".conditions".Length], TraitKind.Item));

    private static ImmutableArray<string> Items(Dictionary<(string Path, TraitKind Kind), Trait> of, Dictionary<(string, TraitKind), Trait> without) =>
        [.. of.Keys.Where(k => k.Kind == TraitKind.Item && !without.ContainsKey(k)).Select(k => k.Path).Order(StringComparer.Ordinal)];

    private static Dictionary<(string Path, TraitKind Kind), Trait> Index(CompiledTaxonomy? taxonomy)
    {
        var index = new Dictionary<(string, TraitKind), Trait>();
        foreach (var trait in taxonomy?.Traits() ?? [])
            index[(trait.Path, trait.Kind)] = trait;
        return index;
    }
}
