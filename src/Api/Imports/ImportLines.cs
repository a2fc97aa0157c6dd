using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Imports;

namespace Scheduler.Api.Imports;

/// <param name="Line">Its text is JSON, whatever the file is.</param>
/// <param name="Error">Why there is no JSON of it; null when there is.</param>
internal readonly record struct ImportLine(BulkLine Line, string? Error = null);

/// <summary>The lines of a file, or the records of a CSV file made into lines of JSON.</summary>
internal static class ImportLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Blank ones among them: where the next piece of the file begins, its sender knows by all of its lines.</summary>
    /// <param name="first">Number of the first line.</param>
    public static async IAsyncEnumerable<ImportLine> OfJson(PipeReader body, int first)
    {
        await foreach (var line in BulkLines.Read(body, first: first, blanks: true))
            yield return new(line);
    }

    /// <exception cref="BadHttpRequestException">The header cannot be used.</exception>
    public static async IAsyncEnumerable<ImportLine> OfCsv(PipeReader body, IReadOnlyDictionary<string, string> fields)
    {
        CsvMapping? mapping = null;
        await foreach (var (line, cells, error) in Records(body))
            if (mapping is not null)
                yield return error is null ? Convert(line, cells, mapping) : new(line, error);
            else
            {
                string? problem = "The first line must be a header of column names. " + error;
                mapping = (error is null ? CsvMapping.Of([.. cells.Select(c => c.Trim())], fields, out problem) : null) ?? throw new BadHttpRequestException(problem!);
            }
    }

    /// <summary>
    /// The records of a CSV file, its header as the first of them; those without anything in any field are passed over, as blank lines are.
    /// A record with an error has no cells.
    /// </summary>
    internal static async IAsyncEnumerable<(BulkLine Line, IReadOnlyList<string> Cells, string? Error)> Records(PipeReader body)
    {
        var (cut, begun) = (new CsvCut(), false);
        await foreach (var line in BulkLines.Read(body, cut))
        {
            var (cells, error) = Fields(line, cut);
            if (error is null && cells.All(string.IsNullOrWhiteSpace))
            {
                // Separators alone are no header.
                cut.Separator = begun ? cut.Separator : null;
                continue;
            }

            begun = true;
            yield return (line, cells, error);
        }
    }

    private static ImportLine Convert(BulkLine line, IReadOnlyList<string> cells, CsvMapping mapping)
    {
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

    private static (IReadOnlyList<string> Cells, string? Error) Fields(BulkLine line, CsvCut cut)
    {
        if (line.Text is not { } text)
            return ([], $"The record is over {RequestLimits.MaxBodyBytes} bytes; perhaps a quote is never closed.");
        try
        {
            var record = Strict.GetString(text.Span);
            // What is cut from here on, and read, is cut by what the header has.
            cut.Separator ??= CsvSeparator.Of(record);
            return CsvRecord.Parse(record, cut.Separator.Value) is { } cells ? (cells, null) : ([], Misplaced(line.Number, Breaks(record)));
        }
        catch (DecoderFallbackException)
        {
            return ([], "The record is not valid UTF-8. If the file is of another encoding, say so: Content-Type: text/csv; charset=windows-1252.");
        }
    }

    private static int Breaks(string record) => record.Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\r' or '\n');

    private static string Misplaced(int line, int breaks) => breaks == 0
        ? "The quotes of the record are misplaced: a field with a quote in it stands in quotes, its own quotes doubled."
        : $"The quotes of the record are misplaced, so that it goes on to line {line + breaks}: a field with a quote in it stands in quotes, its own quotes doubled.";
}
