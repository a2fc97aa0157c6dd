using System.Buffers;
using System.Text.Json;

namespace Scheduler.Domain.Exports.Formats;

/// <summary>One task a row (RFC 4180, UTF-8), with a header. Objects and lists stand in their cell as JSON.</summary>
public sealed class CsvFormat : IExportFormat
{
    /// <summary>Keys of the task object, in the order of the columns.</summary>
    private static readonly string[] Columns =
    [
        "task_id", "unique_id", "type", "status", "project", "batch", "created_at", "completed_at", "customer_review_status", "priority", "tags",
        "instruction", "metadata", "params", "response",
    ];

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n");

    public string Name => "csv";

    public string Extension => "csv";

    public string MediaType => "text/csv; charset=utf-8";

    public int Sections => 1;

    public void Begin(ExportSheet sheet) => sheet.Write(0, string.Join(',', Columns) + "\r\n");

    public void Write(ReadOnlyMemory<byte> task, ExportSheet sheet)
    {
        using var document = JsonDocument.Parse(task);
        for (var i = 0; i < Columns.Length; i++)
        {
            if (i > 0)
                sheet.Write(0, ","u8);
            if (document.RootElement.TryGetProperty(Columns[i], out var value))
                sheet.Write(0, Cell(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()));
        }

        sheet.Write(0, "\r\n"u8);
        sheet.Tasks++;
    }

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
