using System.Collections.Immutable;

namespace Scheduler.Domain.Taxonomy;

/// <summary>One thing a taxonomy allows or demands, in a form that two versions can be compared by.</summary>
/// <param name="Path">Stable name of the place: <c>annotations.box.labels.cat</c>.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Min">Lower bound of a <see cref="TraitKind.Bound"/>.</param>
/// <param name="Max">Upper bound of a <see cref="TraitKind.Bound"/>.</param>
/// <param name="Text">What must be equal, of a <see cref="TraitKind.Form"/>; when it holds, of a <see cref="TraitKind.Demand"/> or <see cref="TraitKind.Condition"/>, empty for always.</param>
/// <param name="Steps">Of <see cref="TraitKind.Steps"/>; null for every number.</param>
public sealed record Trait(string Path, TraitKind Kind, double Min = double.NegativeInfinity, double Max = double.PositiveInfinity, string Text = "", Steps? Steps = null)
{
    /// <summary>Paths of <see cref="TraitKind.Item"/>s that allow this one too: any label allows each.</summary>
    public ImmutableArray<string> Within { get; init; } = [];

    /// <summary>Keys of which one must be there for a <see cref="TraitKind.Demand"/> to be made; empty for always.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Path of the object that a <see cref="TraitKind.Demand"/> is made of: one that could not be there before has no old answers.</summary>
    public string Of { get; init; } = "";
}

/// <summary>The numbers that lie whole steps from an origin.</summary>
public readonly record struct Steps(decimal Step, decimal Origin)
{
    /// <summary>Every one of the other's numbers is one of these.</summary>
    public bool Include(Steps other) => other.Step % Step == 0 && (other.Origin - Origin) % Step == 0;
}

public enum TraitKind
{
    Unspecified = 0,

    /// <summary>Something that may appear: a label, a choice, an attribute, a kind of annotation.</summary>
    Item = 1,

    /// <summary>Something that must appear.</summary>
    Demand = 2,

    /// <summary>A range of numbers, lengths or counts.</summary>
    Bound = 3,

    /// <summary>The form of a value: any change of it may make old answers invalid.</summary>
    Form = 4,

    /// <summary>Which numbers of a range are meant.</summary>
    Steps = 5,

    /// <summary>When something may appear: any change of it but to always may make old answers invalid.</summary>
    Condition = 6,
}
