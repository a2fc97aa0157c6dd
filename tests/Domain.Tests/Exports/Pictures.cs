using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Exports;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Tests.Domain.Exports;

/// <summary>Task objects about pictures, with every geometry, made up from a seed; and files written of them.</summary>
internal static class Pictures
{
    private static readonly JsonElement Parameters = JsonDocument.Parse("""
        {"geometries": {
            "box": {"objects_to_annotate": ["cat", "dog \"x\" & <y>, ü"], "can_rotate": true}, "polygon": {"objects_to_annotate": ["cat", "sky"]},
            "line": {"objects_to_annotate": ["road"]}, "point": {"objects_to_annotate": ["nose"]}, "ellipse": {"objects_to_annotate": ["eye"]}, "cuboid": {"objects_to_annotate": ["car"]}},
         "annotation_attributes": {"state": {"description": "?", "choices": ["sleeping", "awake"]}}, "min_annotations": 4}
        """).RootElement;

    public static JsonObject Task(int n, string? response = null, string type = "imageannotation", string status = "completed") => new()
    {
        ["task_id"] = $"{n:x24}",
        ["created_at"] = "2026-01-02T03:04:05.678Z",
        ["type"] = type,
        ["status"] = status,
        ["metadata"] = new JsonObject { ["width"] = 1000, ["height"] = 800 },
        ["params"] = new JsonObject { ["attachment"] = $"https://example.org/pictures/{n}.jpg?size=\"full\"" },
        ["response"] = status == "completed" ? JsonNode.Parse(response ?? SampleResponse.Make("imageannotation", Parameters, $"{n}")) : null,
    };

    public static byte[] Bytes(JsonObject task)
    {
        if (task["response"] is null)
            task.Remove("response");
        return Encoding.UTF8.GetBytes(task.ToJsonString());
    }

    public static byte[][] Many(int count) => [.. Enumerable.Range(0, count).Select(n => Bytes(Task(n)))];

    /// <param name="cuts">Before these tasks the writer is killed and another goes on from the mark, as it reads back from JSON.</param>
    public static (byte[] File, ExportMark Mark) Written(IExportFormat format, IReadOnlyList<byte[]> tasks, params int[] cuts)
    {
        var sections = Enumerable.Range(0, format.Sections).Select(_ => new MemoryStream()).ToArray();
        var sheet = new ExportSheet(ExportMark.Start(format, ["sky"]));
        format.Begin(sheet);
        for (var i = 0; i < tasks.Count; i++)
        {
            if (cuts.Contains(i))
            {
                Spill();
                sheet = new(JsonSerializer.Deserialize<ExportMark>(JsonSerializer.Serialize(sheet.Mark))!);
            }

            format.Write(tasks[i], sheet);
        }

        var mark = sheet.Mark;
        format.End(sheet);
        Spill();
        return ([.. sections.SelectMany(s => s.ToArray())], mark);

        void Spill()
        {
            for (var i = 0; i < sections.Length; i++)
                sections[i].Write(sheet.Fresh(i).Span);
            sheet.Taken();
            Assert.Equal(sections.Select(s => s.Length), Enumerable.Range(0, sections.Length).Select(sheet.LengthOf));
        }
    }
}
