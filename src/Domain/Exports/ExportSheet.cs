using System.Buffers;
using System.Text;

namespace Scheduler.Domain.Exports;

/// <summary>What a format writes on. Its owner takes the bytes away from time to time and makes them durable.</summary>
public sealed class ExportSheet
{
    private readonly ArrayBufferWriter<byte>[] _fresh;
    private readonly long[] _taken;
    private readonly List<ExportLabel> _labels;
    private readonly Dictionary<string, int> _places = [];

    public ExportSheet(ExportMark mark)
    {
        _taken = [.. mark.Lengths];
        _fresh = [.. mark.Lengths.Select(_ => new ArrayBufferWriter<byte>())];
        _labels = [.. mark.Labels];
        for (var i = 0; i < _labels.Count; i++)
            _places[_labels[i].Name] = i;
        (Tasks, Skipped, NotCompleted, Items, LeftOut, Entries) = (mark.Tasks, mark.Skipped, mark.NotCompleted, mark.Items, mark.LeftOut, mark.Entries);
    }

    /// <inheritdoc cref="ExportMark"/>
    public long Tasks { get; set; }

    public long Skipped { get; set; }

    public long NotCompleted { get; set; }

    public long Items { get; set; }

    public long LeftOut { get; set; }

    public long Entries { get; set; }

    public IReadOnlyList<ExportLabel> Labels => _labels;

    public ExportMark Mark => new([.. _taken.Select((_, i) => LengthOf(i))], Tasks, Skipped, Items, LeftOut, Entries, [.. _labels], NotCompleted);

    /// <summary>Bytes of a section so far, those taken away included.</summary>
    public long LengthOf(int section) => _taken[section] + _fresh[section].WrittenCount;

    public IBufferWriter<byte> To(int section) => _fresh[section];

    public void Write(int section, ReadOnlySpan<byte> bytes) => _fresh[section].Write(bytes);

    public void Write(int section, string text) => Encoding.UTF8.GetBytes(text, _fresh[section]);

    /// <summary>What was written since the last call of <see cref="Taken"/>.</summary>
    public ReadOnlyMemory<byte> Fresh(int section) => _fresh[section].WrittenMemory;

    /// <summary>The fresh bytes of all sections are elsewhere now.</summary>
    public void Taken()
    {
        for (var i = 0; i < _fresh.Length; i++)
        {
            _taken[i] += _fresh[i].WrittenCount;
            _fresh[i].ResetWrittenCount();
        }
    }

    /// <summary>The number of a label, from 0.</summary>
    /// <exception cref="ExportException">There are too many.</exception>
    public int NumberOf(string label, bool point = false)
    {
        if (!_places.TryGetValue(label, out var place))
        {
            if (_labels.Count >= ExportLimits.MaxLabels)
                throw new ExportException($"The tasks have more than {ExportLimits.MaxLabels} different labels; narrow the filter.");
            _places[label] = place = _labels.Count;
            _labels.Add(new(label, point));
        }
        else if (point && !_labels[place].Points)
            _labels[place] = new(label, true);

        return place;
    }
}
