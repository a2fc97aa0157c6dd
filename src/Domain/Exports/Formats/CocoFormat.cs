using System.Text.Json;
using Scheduler.Domain.Exports.Pictures;

namespace Scheduler.Domain.Exports.Formats;

/// <summary>
/// COCO: boxes as <c>bbox</c>, polygons, turned boxes and ellipses as <c>segmentation</c>, points as <c>keypoints</c> of one point.
/// The images are the first section, annotations and categories the second.
/// </summary>
public sealed class CocoFormat : PictureFormat
{
    private const int Images = 0, Annotations = 1;

    public override string Name => "coco";

    public override string Extension => "json";

    public override string MediaType => "application/json";

    public override int Sections => 2;

    public override void Begin(ExportSheet sheet)
    {
        sheet.Write(Images, """{"info":{"description":"Exported by Scheduler"},"licenses":[],"images":["""u8);
        sheet.Write(Annotations, "],\"annotations\":["u8);
    }

    public override void End(ExportSheet sheet)
    {
        sheet.Write(Annotations, "],\"categories\":"u8);
        using var json = new Utf8JsonWriter(sheet.To(Annotations), JsonPlain.Options);
        json.WriteStartArray();
        for (var i = 0; i < sheet.Labels.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            json.WriteString("name", sheet.Labels[i].Name);
            json.WriteString("supercategory", "");
            if (sheet.Labels[i].Points)
            {
                json.WriteStartArray("keypoints");
                json.WriteStringValue(sheet.Labels[i].Name);
                json.WriteEndArray();
                json.WriteStartArray("skeleton");
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        sheet.Write(Annotations, "}\n"u8);
    }

    protected override bool Write(PictureTask task, ExportSheet sheet)
    {
        var image = sheet.Tasks + 1;
        if (sheet.Tasks > 0)
            sheet.Write(Images, ","u8);
        using (var json = new Utf8JsonWriter(sheet.To(Images), JsonPlain.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("id", image);
            json.WriteString("file_name", task.Picture);
            json.WriteString("coco_url", task.Picture);

            // Readers want both. 0 is: not known.
            json.WriteNumber("width", task.Width ?? 0);
            json.WriteNumber("height", task.Height ?? 0);
            json.WriteString("task_id", task.Id);
            json.WriteEndObject();
        }

        foreach (var annotation in task.Each())
            Write(annotation, image, sheet);
        return true;
    }

    private static void Write(PictureAnnotation annotation, long image, ExportSheet sheet)
    {
        if (annotation.Shape is null or DrawnLine)
        {
            sheet.LeftOut++;
            return;
        }

        if (sheet.Items++ > 0)
            sheet.Write(Annotations, ","u8);
        var category = sheet.NumberOf(annotation.Label, annotation.Shape is DrawnPoint) + 1;
        using var json = new Utf8JsonWriter(sheet.To(Annotations), JsonPlain.Options);
        json.WriteStartObject();
        json.WriteNumber("id", sheet.Items);
        json.WriteNumber("image_id", image);
        json.WriteNumber("category_id", category);
        switch (annotation.Shape)
        {
            case DrawnBox box:
                Numbers(json, "bbox", [box.Left, box.Top, box.Width, box.Height]);
                json.WriteNumber("area", box.Width * box.Height);
                json.WriteStartArray("segmentation");
                json.WriteEndArray();
                break;
            case DrawnArea area:
                Numbers(json, "bbox", [area.Around.Left, area.Around.Top, area.Around.Width, area.Around.Height]);
                json.WriteNumber("area", Math.Abs(area.SignedArea));
                json.WriteStartArray("segmentation");
                Numbers(json, null, [.. area.Corners.SelectMany(c => new[] { c.X, c.Y })]);
                json.WriteEndArray();
                break;
            case DrawnPoint point:
                // 2: labeled and visible.
                Numbers(json, "keypoints", [point.X, point.Y, 2]);
                json.WriteNumber("num_keypoints", 1);
                Numbers(json, "bbox", [point.X, point.Y, 0, 0]);
                json.WriteNumber("area", 0);
                break;
        }

        json.WriteNumber("iscrowd", 0);
        if (annotation.Source.TryGetProperty("attributes", out var attributes))
        {
            json.WritePropertyName("attributes");
            attributes.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string? name, ReadOnlySpan<double> numbers)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
