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
        var narrowed = now.Where(n => Narrows(old.GetValueOrDefault(n.Key), n.Value, old.ContainsKey((n.Value.Of, TraitKind.Form)))).Select(n => n.Value.Path);
        return new(Items(now, old), Items(old, now), [.. narrowed.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static bool Narrows(Trait? before, Trait after, bool ofOld) => after.Kind switch
    {
        // What is asked of something new is part of the addition, not a narrowing; a new demand on something old is one.
        TraitKind.Demand => before is null ? ofOld : (after.Text.Length == 0 && before.Text.Length > 0) || (!before.With.IsEmpty && (after.With.IsEmpty || after.With.Except(before.With).Any())),
        TraitKind.Bound => before is not null && (after.Min > before.Min || after.Max < before.Max),
        TraitKind.Steps => before is not null && after.Steps is { } steps && (before.Steps is not { } old || !steps.Include(old)),
        TraitKind.Form => before is not null && before.Text != after.Text,
        TraitKind.Condition => before is not null && after.Text.Length > 0 && before.Text != after.Text,
        _ => false,
    };

    private static ImmutableArray<string> Items(Dictionary<(string Path, TraitKind Kind), Trait> of, Dictionary<(string, TraitKind), Trait> without) =>
        [.. of.Values.Where(t => t.Kind == TraitKind.Item && !t.Within.Prepend(t.Path).Any(p => without.ContainsKey((p, TraitKind.Item)))).Select(t => t.Path).Order(StringComparer.Ordinal)];

    private static Dictionary<(string Path, TraitKind Kind), Trait> Index(CompiledTaxonomy? taxonomy)
    {
        var index = new Dictionary<(string, TraitKind), Trait>();
        foreach (var trait in taxonomy?.Traits() ?? [])
            index[(trait.Path, trait.Kind)] = trait;
        return index;
    }
}
