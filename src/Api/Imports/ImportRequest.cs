using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Imports;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Imports;

namespace Scheduler.Api.Imports;

/// <summary>What the query of an import says.</summary>
/// <param name="Id">A Guid, of the caller's choosing or ours.</param>
/// <param name="Fields">Field by column.</param>
/// <param name="Encoding">Of the file, as the content type says; null when it says nothing, or UTF-8.</param>
/// <param name="FirstLine">Which line of the file the body begins with.</param>
/// <param name="More">Other lines follow in other requests.</param>
internal sealed record ImportRequest(string Id, ImportPlan Plan, IReadOnlyDictionary<string, string> Fields, Encoding? Encoding, int FirstLine, bool More)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body is not all of the file.</summary>
    public bool IsPiece => FirstLine > 1 || More;

    /// <summary>Null with the problems when it cannot be used.</summary>
    /// <exception cref="BadHttpRequestException">415: nothing says what the file is.</exception>
    public static ImportRequest? Read(QueryFields query, string? contentType)
    {
        var id = IdOf(query.Text("id") ?? Guid.NewGuid().ToString("D"));
        if (id is null)
            query.Problems.Add(new("malformed", "id", "id must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000."));
        var format = query.Text("format") ?? FormatOf(contentType);
        if (format is not ("jsonl" or "csv"))
            query.Problems.Add(new("unknown_format", "format", "format must be jsonl or csv."));
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var map in query.Texts("map"))
            if (map.LastIndexOf(':') is > 0 and var at)
                fields[map[..at].Trim()] = map[(at + 1)..];
            else
                query.Problems.Add(new("malformed", "map", $"map must be COLUMN:FIELD; this is not: {map}"));
        if (fields.Count > 0 && format == "jsonl")
            query.Problems.Add(new("contradiction", "map", "JSON lines have no columns to map; use format=csv."));
        if (!ImportText.Knows(contentType, out var encoding))
            query.Problems.Add(new("unknown_charset", "Content-Type", "charset must be utf-8, utf-16 or windows-1252."));
        var plan = new ImportPlan(format, Name(query, "project"), Name(query, "batch"), JsonSerializer.Serialize(fields, Plain), query.Flag("dry_run"));
        var wanted = new ImportRequest(id ?? "", plan, fields, encoding, query.Whole("first_line", 1, ImportLimits.MaxLines, 1), query.Flag("more"));
        if (wanted.IsPiece && format == "csv")
            query.Problems.Add(new("contradiction", "format", "A CSV file has its header in its first lines alone: it is sent whole. first_line and more are for JSON lines."));
        if (wanted.IsPiece && plan.DryRun)
            query.Problems.Add(new("contradiction", "dry_run", "A dry run compares all lines with each other: it is sent whole, without first_line and more."));
        if (wanted.IsPiece && query.Text("id") is null)
            query.Problems.Add(new("missing", "id", "Requests of one import have the same id: first_line and more need one."));
        return query.Problems.Count == 0 ? wanted : null;
    }

    /// <summary>What browsers, spreadsheets and programs call the two; curl says a form unless it is told.</summary>
    private static string FormatOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "text/csv" or "application/csv" or "application/vnd.ms-excel" or "text/tab-separated-values" => "csv",
        null or "" or "application/json" or "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" or "text/plain"
            or "application/octet-stream" or "application/x-www-form-urlencoded" => "jsonl",
        var other => throw new BadHttpRequestException(
            $"A file of type {other} is not read here: send text/csv or application/x-ndjson, or say format=csv or format=jsonl.", StatusCodes.Status415UnsupportedMediaType),
    };

    /// <summary>The id as it is stored, in whichever case it was sent (uuidgen of macOS writes capitals); null for what is no UUID.</summary>
    public static string? IdOf(string sent) => Guid.TryParseExact(sent, "D", out var id) ? id.ToString("D") : null;

    private static string? Name(QueryFields query, string field)
    {
        var name = query.Text(field);
        if (name?.Length > ProjectLimits.MaxNameLength)
            query.Problems.Add(new("too_long", field, $"{field} has more than {ProjectLimits.MaxNameLength} characters."));
        return name;
    }
}
