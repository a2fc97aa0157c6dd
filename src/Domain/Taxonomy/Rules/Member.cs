using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy;

/// <summary>One named value of an object: an attribute, a field, a section of a response.</summary>
/// <param name="Required">Must be there wherever it has a place.</param>
/// <param name="When">Conditions that must all hold for it to have a place; empty for always.</param>
public sealed record Member(string Key, IRule Rule, bool Required, ImmutableArray<Condition> When)
{
    public Member(string key, IRule rule, bool required = true)
        : this(key, rule, required, [])
    {
    }

    /// <summary>Indexes of the members of the optional set it stands in, itself among them; empty for none. Required, it need only be there where one of them is.</summary>
    public ImmutableArray<int> Set { get; init; } = [];

    /// <summary>Responses of the Scale API always have it: made-up ones do too, so that whoever tries a program on them meets every key.</summary>
    public bool Shown { get; init; }

    /// <summary>Key of an earlier member that it is about: of several answers only those count here whose value of that one stays. Null for none.</summary>
    public string? About { get; init; }

    /// <summary>What the taxonomy's author calls it, and says of it, for people who read its schema; null for nothing.</summary>
    public string? Title { get; init; }

    /// <inheritdoc cref="Title"/>
    public string? Description { get; init; }

    /// <summary>The key as it stands in UTF-8 JSON.</summary>
    internal byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Key);

    /// <summary>Whether it has a place; null when the label is unknown, so that nothing can be said.</summary>
    public bool? Applies(int label, Chosen chosen)
    {
        foreach (var condition in When)
            switch (condition.Holds(label, chosen))
            {
                case null:
                    return null;
                case false:
                    return false;
            }

        return true;
    }

    /// <summary>Whether it must be there, where it has a place.</summary>
    public bool IsNeeded(ReadOnlySpan<JsonElement> members)
    {
        if (!Required || Set.IsEmpty)
            return Required;
        foreach (var other in Set)
            if (members[other].ValueKind != JsonValueKind.Undefined)
                return true;
        return false;
    }
}
