using System.Buffers;
using System.Text.Json;

namespace Scheduler.Domain.Imports;

/// <summary>
/// Which column is which field of a task. A column that nothing is said of is the field of its own name. A field with a dot,
/// <c>metadata.zoo</c>, is part of an object.
/// </summary>
public sealed class CsvMapping
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By column; null leaves it out.</summary>
    private readonly string?[] _fields;

    private CsvMapping(string?[] fields) => _fields = fields;

    public int Columns => _fields.Length;

    /// <param name="header">Names of columns; one without a name is left out, as a spreadsheet's empty last columns are.</param>
    /// <param name="wanted">Field by column; an empty field leaves the column out.</param>
    /// <param name="problem">Why there is no mapping, in words for the caller.</param>
    public static CsvMapping? Of(IReadOnlyList<string> header, IReadOnlyDictionary<string, string> wanted, out string? problem)
    {
        problem = null;
        if (header.Count > ImportLimits.MaxColumns)
            problem = $"The header has more than {ImportLimits.MaxColumns} columns.";
        else if (header.Where(h => h.Length > 0).GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { } twice)
            problem = $"The column \"{twice.Key}\" is there twice: one of them would be lost.";
        else if (wanted.Keys.FirstOrDefault(w => !header.Contains(w)) is { } missing)
            problem = $"There is no column \"{missing}\". The header has: {string.Join(", ", header)}.";
        if (problem is not null)
            return null;

        string?[] fields = [.. header.Select(h => wanted.GetValueOrDefault(h, h) is { Length: > 0 } field ? field : null)];
        var places = fields.OfType<string>().ToArray();
        if (places.GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } clash)
            problem = $"Two columns are the field \"{clash.Key}\".";
        else if (places.FirstOrDefault(f => places.Any(p => p.StartsWith(f + ".", StringComparison.Ordinal))) is { } whole)
            problem = $"One column is the field \"{whole}\" and another a part of it.";
        return problem is null ? new(fields) : null;
    }

    /// <summary>
    /// The record as a JSON object. Empty cells are left out; what is a JSON object or list stands as one, everything else is
    /// text, which the fields of a task take for numbers and booleans as well.
    /// </summary>
    public byte[] ToJson(IReadOnlyList<string> record)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
            Write(json, [.. _fields.Select((f, i) => (f, record[i])).Where(c => c.f is not null && c.Item2.Length > 0).Select(c => (c.f!, c.Item2))]);
        return text.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<(string Field, string Cell)> cells)
    {
        json.WriteStartObject();
        foreach (var group in cells.GroupBy(c => c.Field.Split('.', 2)[0]))
        {
            json.WritePropertyName(group.Key);
            if (group.First() is { Field: var field, Cell: var cell } && field == group.Key)
                WriteValue(json, cell);
            else
                Write(json, [.. group.Select(c => (c.Field[(group.Key.Length + 1)..], c.Cell))]);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string cell)
    {
        if (cell.TrimStart() is ['{' or '[', ..])
            try
            {
                StrictJson.Read(cell, RequestLimits.MaxJsonDepth, value => value.ValueKind);
                json.WriteRawValue(cell, skipInputValidation: true);
                return;
            }
            catch (JsonException)
            {
                // A text that begins like JSON.
            }

        json.WriteStringValue(cell);
    }
}
