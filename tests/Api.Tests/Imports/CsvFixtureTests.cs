using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Scheduler.Api.Imports;

namespace Scheduler.Tests.Api.Imports;

/// <summary>tests/fixtures/csv.json: how CSV is read. The web client's tests read the same file, so that both read alike.</summary>
public class CsvFixtureTests
{
    public static IEnumerable<object[]> Laws() => Fixture().Select(c => new object[] { c.GetProperty("law").GetString()! });

    [Theory, MemberData(nameof(Laws))]
    public async Task The_server_reads_it_so(string law)
    {
        var fixture = Fixture().Single(c => c.GetProperty("law").GetString() == law);
        var read = new List<string>();
        await foreach (var (line, cells, error) in ImportLines.Records(PipeReader.Create(new(Encoding.UTF8.GetBytes(fixture.GetProperty("text").GetString()!)))))
            read.Add(error is null ? $"{line.Number} {JsonSerializer.Serialize(cells)}" : $"{line.Number} {error}");
        var expected = fixture.GetProperty("records").EnumerateArray().ToArray();
        Assert.Equal(expected.Length, read.Count);
        foreach (var (record, was) in expected.Zip(read))
        {
            Assert.StartsWith($"{record.GetProperty("line").GetInt32()} ", was, StringComparison.Ordinal);
            if (record.TryGetProperty("cells", out var cells))
                Assert.Equal(JsonSerializer.Serialize(cells.Deserialize<string[]>()), was[(was.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            else
                Assert.Contains(record.TryGetProperty("to", out var to) ? $"misplaced, so that it goes on to line {to.GetInt32()}:" : "misplaced:", was, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<JsonElement> Fixture()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "fixtures", "csv.json"));
        return [.. JsonDocument.Parse(file).RootElement.EnumerateArray()];
    }
}
