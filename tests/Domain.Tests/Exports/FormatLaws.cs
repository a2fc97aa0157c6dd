using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Scheduler.Domain.Exports;

namespace Scheduler.Tests.Domain.Exports;

public class FormatLaws
{
    public static TheoryData<string> Formats => [.. ExportFormats.Names];

    [Theory, MemberData(nameof(Formats))]
    public void A_writer_that_goes_on_from_a_mark_writes_the_same_bytes(string name)
    {
        var (format, tasks) = (ExportFormats.Find(name)!, Pictures.Many(40));
        var (whole, mark) = Pictures.Written(format, tasks);
        var (cut, again) = Pictures.Written(format, tasks, 0, 1, 7, 8, 39);
        Assert.Equal(whole, cut);
        Assert.Equal((mark.Tasks, mark.Items, mark.LeftOut, mark.Entries), (again.Tasks, again.Items, again.LeftOut, again.Entries));
        Assert.Equal(40, mark.Tasks);
    }

    [Theory, MemberData(nameof(Formats))]
    public void Nothing_at_all_is_a_file_that_can_be_read(string name)
    {
        var format = ExportFormats.Find(name)!;
        var (file, mark) = Pictures.Written(format, []);
        Assert.Equal(0, mark.Tasks);
        if (format.Extension is "json" or "geojson")
            JsonDocument.Parse(file).Dispose();
        else if (format.Extension == "zip")
            Assert.InRange(new ZipArchive(new MemoryStream(file)).Entries.Count, 0, 1);
    }

    [Theory, InlineData("coco"), InlineData("yolo"), InlineData("voc"), InlineData("geojson")]
    public void What_has_no_picture_or_no_response_is_skipped_and_counted(string name)
    {
        byte[][] tasks =
        [
            Pictures.Bytes(Pictures.Task(1, status: "pending")),
            Pictures.Bytes(Pictures.Task(2, """{"category":"cat"}""", "categorization")),
            Pictures.Bytes(Pictures.Task(3, """{"annotations":{"url":"x"}}""")),
            Pictures.Bytes(Pictures.Task(4, """{"annotations":[]}""")),
            Pictures.Bytes(Pictures.Task(5, """{"annotations":[7,{},{"type":"box","label":"cat","left":"1"},{"type":"polygon","label":"cat","vertices":[{"x":1,"y":2}]},{"type":"ellipse","vertices":[1,2,3,4]}]}""")),
        ];
        var (_, mark) = Pictures.Written(ExportFormats.Find(name)!, tasks);
        Assert.Equal((2, 3, 1, 0), (mark.Tasks, mark.Skipped, mark.NotCompleted, mark.Items));
        Assert.Equal(4, mark.LeftOut);
    }

    [Fact]
    public void A_cell_keeps_whatever_stands_in_it()
    {
        var task = Pictures.Task(1);
        task["unique_id"] = " a,\"b\"\r\nc ";
        task["instruction"] = "=1+1";
        var rows = Encoding.UTF8.GetString(Pictures.Written(ExportFormats.Find("csv")!, [Pictures.Bytes(task)]).File);
        Assert.StartsWith("task_id,unique_id,type,status,", rows, StringComparison.Ordinal);
        Assert.Contains("000000000000000000000001,\" a,\"\"b\"\"\r\nc \",imageannotation,completed,", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void Yolo_tells_boxes_and_areas_as_shares_of_the_picture_and_wants_its_size()
    {
        var sized = Pictures.Task(1, """{"annotations":[{"uuid":"1","type":"box","label":"cat","left":100,"top":80,"width":200,"height":400},{"uuid":"2","type":"polygon","label":"sky","vertices":[{"x":0,"y":0},{"x":1000,"y":0},{"x":0,"y":800}]}]}""");
        var unsized = Pictures.Task(2);
        unsized["metadata"] = new System.Text.Json.Nodes.JsonObject();
        var (file, mark) = Pictures.Written(ExportFormats.Find("yolo")!, [Pictures.Bytes(sized), Pictures.Bytes(unsized)]);
        Assert.Equal((1, 1), (mark.Tasks, mark.Skipped));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal("1 0.2 0.35 0.2 0.5\n0 0 0 1 0 0 1\n", Text(zip, "labels/000000000000000000000001.txt"));
        Assert.Equal("https://example.org/pictures/1.jpg?size=\"full\"", Text(zip, "images/000000000000000000000001.url"));
        Assert.EndsWith("names:\n  0: \"sky\"\n  1: \"cat\"\n", Text(zip, "data.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Voc_tells_the_box_around_everything()
    {
        var task = Pictures.Task(1, """{"annotations":[{"uuid":"1","type":"box","label":"a<\u0001>b","left":1.5,"top":2,"width":10,"height":20}]}""");
        using var zip = new ZipArchive(new MemoryStream(Pictures.Written(ExportFormats.Find("voc")!, [Pictures.Bytes(task)]).File));
        var xml = XDocument.Parse(Text(zip, "Annotations/000000000000000000000001.xml")).Root!;
        Assert.Equal(["1.5", "2", "11.5", "22"], xml.Element("object")!.Element("bndbox")!.Elements().Select(e => e.Value));
        Assert.Equal("a<\uFFFD>b", xml.Element("object")!.Element("name")!.Value);
        Assert.Equal("1.jpg", xml.Element("filename")!.Value);
        Assert.Equal(["1000", "800", "3"], xml.Element("size")!.Elements().Select(e => e.Value));
    }

    [Fact]
    public void A_zip_of_more_entries_than_the_old_format_knows_is_read_by_others()
    {
        var sheet = new ExportSheet(ExportMark.Start(ExportFormats.Find("voc")!, []));
        for (var i = 0; i < ushort.MaxValue + 10; i++)
            ZipPages.Add(sheet, $"{i}", Encoding.UTF8.GetBytes($"{i}"));
        ZipPages.End(sheet);
        using var zip = new ZipArchive(new MemoryStream([.. sheet.Fresh(0).Span, .. sheet.Fresh(1).Span]));
        Assert.Equal(ushort.MaxValue + 10, zip.Entries.Count);
        Assert.Equal("65544", Text(zip, "65544"));
    }

    [Fact]
    public void Too_many_labels_fail_the_export_in_words()
    {
        var sheet = new ExportSheet(ExportMark.Start(ExportFormats.Find("coco")!, Enumerable.Range(0, ExportLimits.MaxLabels).Select(i => $"{i}")));
        Assert.Equal(5, sheet.NumberOf("5"));
        Assert.Contains("narrow", Assert.Throws<ExportException>(() => sheet.NumberOf("one more")).Message, StringComparison.Ordinal);
    }

    private static string Text(ZipArchive zip, string name) => new StreamReader(zip.GetEntry(name)!.Open()).ReadToEnd();
}
