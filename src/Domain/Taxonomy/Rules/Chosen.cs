using System.Collections.Immutable;
using System.Text.Json;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// Which choices the members of one object made, as bits: each member is read once, however many conditions ask for it. Thousands of conditions
/// that each went through a list of hundreds of choices took half a minute for one response.
/// </summary>
public readonly ref struct Chosen(AskedMembers asked, Span<ulong> bits)
{
    private readonly Span<ulong> _bits = bits;

    /// <summary>Takes in what a member holds; nothing where no condition asks for it.</summary>
    public void Read(int member, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Undefined && asked.Of(member) is { } found)
            found.Rule.Mark(value, _bits[found.Place..]);
    }

    /// <summary>A member holds one of the choices.</summary>
    public bool Any(int member, ImmutableArray<int> leaves)
    {
        var bits = _bits[asked.Of(member)!.Value.Place..];
        foreach (var leaf in leaves)
            if ((bits[leaf / Word] >> (leaf % Word) & 1) != 0)
                return true;
        return false;
    }

    internal const int Word = 64;

    /// <summary>Sets the bit of a choice; of none for -1.</summary>
    internal static void Set(Span<ulong> bits, int leaf)
    {
        if (leaf >= 0)
            bits[leaf / Word] |= 1UL << (leaf % Word);
    }
}

/// <summary>The members of an object that conditions ask for, and where the choices of each stand among the bits of <see cref="Chosen"/>.</summary>
public sealed class AskedMembers
{
    private readonly (IChosen Rule, int Place)?[] _found;

    public AskedMembers(ImmutableArray<Member> members)
    {
        _found = new (IChosen, int)?[members.Length];
        foreach (var term in members.SelectMany(m => m.When).SelectMany(c => c.Terms))
        {
            if (_found[term.Member] is not null)
                continue;
            _found[term.Member] = (term.Rule, Words);
            Words += (term.Rule.Choices.Leaves.Length + Chosen.Word - 1) / Chosen.Word;
        }
    }

    /// <summary>Words of bits for one object; 0 where no member has a condition.</summary>
    public int Words { get; }

    internal (IChosen Rule, int Place)? Of(int member) => _found[member];
}
