using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Annotations;

/// <summary>
/// The annotations of a response by uuid: for links, and so that no uuid is used twice. Holds places in the document instead of
/// strings: 500 strings would be most of what a check allocates.
/// </summary>
public sealed class AnnotationIndex
{
    /// <summary>The group of an annotation that is known but was not reached yet.</summary>
    public const int Foreseen = -1;

    private readonly List<(JsonElement Uuid, int Hash, int Label, int Group)> _entries;
    private int[] _table;

    public AnnotationIndex(int expected)
    {
        _entries = new(Math.Min(expected, ResponseLimits.MaxItems));
        _table = new int[TableSize(_entries.Capacity)];
    }

    /// <summary>Adds an annotation; in another group the same uuid is the same object seen again.</summary>
    /// <param name="group">The frame of a video; 0 elsewhere.</param>
    /// <returns>What an object's uuid and label are not allowed to be; null when all is well.</returns>
    public string? Add(JsonElement uuid, int label, int group)
    {
        if (!JsonText.TryRead(uuid, stackalloc char[JsonText.Buffer], out var text))
            return null;
        var hash = string.GetHashCode(text);
        if (Find(text, hash) is >= 0 and var known)
        {
            var before = _entries[known];
            // A label that is none of the taxonomy's is told already, and says nothing of the others.
            _entries[known] = before with { Group = group, Label = before.Label < 0 ? label : before.Label };
            return before.Group == group ? ProblemCode.Duplicate : before.Label >= 0 && label >= 0 && before.Label != label ? ProblemCode.NotAllowed : null;
        }

        if (_entries.Count * 2 >= _table.Length)
            Grow();
        _entries.Add((uuid, hash, label, group));
        Place(hash, _entries.Count);
        return null;
    }

    /// <summary>The number of the annotation with this uuid, and its label; -1 when there is none.</summary>
    public (int Number, int Label) Find(JsonElement uuid)
    {
        if (!JsonText.TryRead(uuid, stackalloc char[JsonText.Buffer], out var text) || Find(text, string.GetHashCode(text)) is not (>= 0 and var number))
            return (-1, CheckContext.NoLabel);
        return (number, _entries[number].Label);
    }

    private int Find(ReadOnlySpan<char> text, int hash)
    {
        Span<char> buffer = stackalloc char[JsonText.Buffer];
        for (var at = hash & (_table.Length - 1); _table[at] != 0; at = (at + 1) & (_table.Length - 1))
        {
            var entry = _entries[_table[at] - 1];
            if (entry.Hash == hash && JsonText.TryRead(entry.Uuid, buffer, out var known) && known.SequenceEqual(text))
                return _table[at] - 1;
        }

        return -1;
    }

    private void Place(int hash, int number)
    {
        var at = hash & (_table.Length - 1);
        while (_table[at] != 0)
            at = (at + 1) & (_table.Length - 1);
        _table[at] = number;
    }

    private void Grow()
    {
        _table = new int[TableSize(_entries.Count * 2)];
        for (var i = 0; i < _entries.Count; i++)
            Place(_entries[i].Hash, i + 1);
    }

    private static int TableSize(int entries) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, entries * 2));
}
