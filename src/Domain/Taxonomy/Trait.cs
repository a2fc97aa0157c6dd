namespace Scheduler.Domain.Taxonomy;

/// <summary>One thing a taxonomy allows or demands, in a form that two versions can be compared by.</summary>
/// <param name="Path">Stable name of the place: <c>annotations.box.labels.cat</c>.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Min">Lower bound of a <see cref="TraitKind.Bound"/>.</param>
/// <param name="Max">Upper bound of a <see cref="TraitKind.Bound"/>.</param>
/// <param name="Text">What must be equal, of a <see cref="TraitKind.Form"/>.</param>
public sealed record Trait(string Path, TraitKind Kind, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity, string Text = "");

public enum TraitKind
{
    Unspecified = 0,

    /// <summary>Something that may appear: a label, a choice, an attribute, a kind of annotation.</summary>
    Item = 1,

    /// <summary>Something that must appear.</summary>
    Demand = 2,

    /// <summary>A range of numbers, lengths or counts.</summary>
    Bound = 3,

    /// <summary>The form of a value or a condition: any change of it may make old answers invalid.</summary>
    Form = 4,
}
