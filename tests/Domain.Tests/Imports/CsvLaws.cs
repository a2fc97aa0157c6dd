using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using Scheduler.Domain;
using Scheduler.Domain.Exports;
using Scheduler.Domain.Imports;
using Scheduler.Tests.Domain.Exports;

namespace Scheduler.Tests.Domain.Imports;

public class CsvLaws
{
    private static readonly IReadOnlyDictionary<string, string> AsTheyAre = new Dictionary<string, string>();

    [Fact]
    public void What_another_library_writes_is_read_as_it_was() =>
        Gen.Select(Gen.String[Gen.Char["ab ,;\"'\r\n\tü{}[]:1"], 0, 12].Array[1, 6], Gen.Char[CsvSeparator.All]).Sample((cells, separator) =>
        {
            using var text = new StringWriter();
            using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", HasHeaderRecord = false, Delimiter = $"{separator}" }))
            {
                foreach (var cell in cells)
                    csv.WriteField(cell);
                csv.NextRecord();
            }

            return CsvRecord.Parse(text.ToString().AsSpan()[..^2], separator)!.SequenceEqual(cells);
        });

    [Fact]
    public void What_is_exported_is_read_by_another_library()
    {
        var tasks = Pictures.Many(5);
        using var csv = new CsvReader(new StreamReader(new MemoryStream(Pictures.Written(ExportFormats.Find("csv")!, tasks).File)), new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        foreach (var task in tasks)
        {
            Assert.True(csv.Read());
            using var document = JsonDocument.Parse(task);
            Assert.Equal(document.RootElement.GetProperty("response").GetRawText(), csv.GetField("response"));
            Assert.Equal(document.RootElement.GetProperty("task_id").GetString(), csv.GetField("task_id"));
        }

        Assert.False(csv.Read());
    }

    [Theory, InlineData("a\"b"), InlineData("\"a"), InlineData("\"a\"b,c"), InlineData("\"\"\"")]
    public void Misplaced_quotes_are_no_record(string record) => Assert.Null(CsvRecord.Parse(record, ','));

    [Theory, InlineData("\n"), InlineData("\r\n"), InlineData("\r")]
    public void Records_end_where_they_end_however_the_stream_is_cut(string lineBreak)
    {
        // Line 2 goes over two lines; line 4 has a quote in the middle of a field, line 5 a text after its quotes.
        var text = Encoding.UTF8.GetBytes("a;b\n\"1\n,\"\"2\";3\n4\"5;6\n\"7\"8;9\n10;\"11".Replace("\n", lineBreak, StringComparison.Ordinal));
        for (var size = 1; size <= text.Length; size++)
        {
            var (cut, records, held) = (new CsvCut { Separator = ';' }, new List<string>(), new List<byte>());
            foreach (var piece in text.Chunk(size))
            {
                var rest = new ReadOnlySequence<byte>(piece);
                for (; cut.End(rest) is { } end; rest = rest.Slice(end + 1))
                {
                    records.Add(Encoding.UTF8.GetString([.. held, .. rest.Slice(0, Math.Max(0, end)).ToArray()]).TrimEnd('\r'));
                    held.Clear();
                }

                held.AddRange(rest.ToArray());
            }

            Assert.Equal(["a;b", $"\"1{lineBreak},\"\"2\";3", "4\"5;6", "\"7\"8;9"], records);
            Assert.Equal("10;\"11", Encoding.UTF8.GetString([.. held]));
        }
    }

    [Fact]
    public void Any_text_is_a_record_or_none_and_never_a_failure() =>
        Gen.String.Sample(text => CsvRecord.Parse(text, ';') is null or { Count: > 0 });

    [Fact]
    public void Columns_become_fields_and_parts_of_objects()
    {
        var mapping = CsvMapping.Of(
            ["Image URL", "unique_id", "metadata.zoo", "metadata.cage.number", "tags", "note", "ignored"],
            new Dictionary<string, string> { ["Image URL"] = "attachment", ["ignored"] = "" }, out var problem)!;
        Assert.Null(problem);
        Assert.Equal(
            """{"attachment":"https://example.org/1.jpg","metadata":{"zoo":"ü \"x\"","cage":{"number":"7"}},"tags":["a", "b"],"note":"{no json"}""",
            Encoding.UTF8.GetString(mapping.ToJson(["https://example.org/1.jpg", "", "ü \"x\"", "7", "[\"a\", \"b\"]", "{no json", "gone"])));
    }

    [Fact]
    public void A_mapping_that_cannot_be_says_why()
    {
        Assert.Contains("\"c\"", Problem(["a", "b"], new Dictionary<string, string> { ["c"] = "attachment" }), StringComparison.Ordinal);
        Assert.Contains("twice", Problem(["a", "a"], AsTheyAre), StringComparison.Ordinal);
        Assert.NotNull(CsvMapping.Of(["a", "", ""], AsTheyAre, out _));
        Assert.Contains("Two columns", Problem(["a", "b"], new Dictionary<string, string> { ["a"] = "x", ["b"] = "x" }), StringComparison.Ordinal);
        Assert.Contains("part of it", Problem(["metadata", "metadata.a"], AsTheyAre), StringComparison.Ordinal);
        Assert.Contains($"{ImportLimits.MaxColumns}", Problem([.. Enumerable.Range(0, ImportLimits.MaxColumns + 1).Select(i => $"{i}")], AsTheyAre), StringComparison.Ordinal);
        Assert.NotNull(CsvMapping.Of([.. Enumerable.Range(0, ImportLimits.MaxColumns).Select(i => $"{i}")], AsTheyAre, out _));
    }

    [Fact]
    public void A_line_of_an_import_has_one_id_and_shares_it_with_none()
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_780_000_000_000);
        Tenant[] tenants = [new(new("o1"), Mode.Live), new(new("o1"), Mode.Test), new(new("o2"), Mode.Live)];
        var ids = Enumerable.Range(1, 2_000).Append(ImportLimits.MaxLines)
            .SelectMany(line => tenants.SelectMany(tenant => new[] { ImportIds.Of(tenant, "a", at, line), ImportIds.Of(tenant, "b", at, line) })).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id.Value.Length == 24 && id.Value.All(char.IsAsciiHexDigitLower)));
        Assert.Equal(ImportIds.Of(tenants[0], "a", at, 7), ImportIds.Of(tenants[0], "a", at, 7));
    }

    private static string Problem(string[] header, IReadOnlyDictionary<string, string> wanted)
    {
        Assert.Null(CsvMapping.Of(header, wanted, out var problem));
        return problem!;
    }
}
