using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Scheduler.Api.Tasks;
using Scheduler.Domain.Imports;

namespace Scheduler.Api.Imports;

/// <param name="Line">Its text is JSON, whatever the file is.</param>
/// <param name="Error">Why there is no JSON of it; null when there is.</param>
internal readonly record struct ImportLine(BulkLine Line, string? Error = null);

/// <summary>The lines of a file, or the records of a CSV file made into lines of JSON.</summary>
internal static class ImportLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<ImportLine> OfJson(PipeReader body, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var line in BulkLines.Read(body, cancel))
            yield return new(line);
    }

    /// <exception cref="BadHttpRequestException">The header cannot be used.</exception>
    public static async IAsyncEnumerable<ImportLine> OfCsv(PipeReader body, IReadOnlyDictionary<string, string> fields, [EnumeratorCancellation] CancellationToken cancel)
    {
        CsvMapping? mapping = null;
        await foreach (var line in BulkLines.Read(body, cancel, quoted: true))
            if (mapping is null)
                mapping = Header(line, fields);
            else
                yield return Convert(line, mapping);
    }

    private static CsvMapping Header(BulkLine line, IReadOnlyDictionary<string, string> fields)
    {
        string? problem = "The first line must be a header of column names.";
        return (Fields(line) is { } header ? CsvMapping.Of(header, fields, out problem) : null) ?? throw new BadHttpRequestException(problem!);
    }

    private static ImportLine Convert(BulkLine line, CsvMapping mapping)
    {
        if (line.Text is null)
            return new(line);
        if (Fields(line) is not { } cells)
            return new(line, "The quotes of the record are misplaced, or it is not valid UTF-8.");
        if (cells.Count != mapping.Columns)
            return new(line, $"The record has {cells.Count} fields; the header has {mapping.Columns}.");
        try
        {
            return new(line with { Text = mapping.ToJson(cells) });
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return new(line, "The record cannot be used. " + e.Message);
        }
    }

    private static List<string>? Fields(BulkLine line)
    {
        try
        {
            return line.Text is { } text ? CsvRecord.Parse(Strict.GetString(text.Span)) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
