using System.Text.Json;
using Scheduler.Domain.Exports.Pictures;

namespace Scheduler.Domain.Exports.Formats;

/// <summary>
/// GeoJSON (RFC 7946), one feature an annotation: boxes and areas as Polygon, lines as LineString, points as Point. Coordinates are
/// the pixels as they were drawn, x and y, y growing downwards.
/// </summary>
public sealed class GeoJsonFormat : PictureFormat
{
    public override string Name => "geojson";

    public override string Extension => "geojson";

    public override string MediaType => "application/geo+json";

    public override int Sections => 1;

    public override void Begin(ExportSheet sheet) => sheet.Write(0, """{"type":"FeatureCollection","features":["""u8);

    public override void End(ExportSheet sheet) => sheet.Write(0, "]}\n"u8);

    protected override bool Write(PictureTask task, ExportSheet sheet)
    {
        foreach (var annotation in task.Each())
            if (annotation.Shape is null)
                sheet.LeftOut++;
            else
            {
                if (sheet.Items++ > 0)
                    sheet.Write(0, ","u8);
                using var json = new Utf8JsonWriter(sheet.To(0), JsonPlain.Options);
                Write(json, task, annotation);
            }

        return true;
    }

    private static void Write(Utf8JsonWriter json, PictureTask task, PictureAnnotation annotation)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        switch (annotation.Shape)
        {
            case DrawnBox box:
                Ring(json, [(box.Left, box.Top), (box.Left + box.Width, box.Top), (box.Left + box.Width, box.Top + box.Height), (box.Left, box.Top + box.Height)]);
                break;
            case DrawnArea area:
                // The outer ring goes counterclockwise, as the standard has it.
                Ring(json, area.SignedArea < 0 ? [.. area.Corners.Reverse()] : [.. area.Corners]);
                break;
            case DrawnLine line:
                json.WriteString("type", "LineString");
                json.WriteStartArray("coordinates");
                foreach (var point in line.Points)
                    Position(json, point);
                json.WriteEndArray();
                break;
            case DrawnPoint point:
                json.WriteString("type", "Point");
                json.WritePropertyName("coordinates");
                Position(json, (point.X, point.Y));
                break;
        }

        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("task_id", task.Id);
        json.WriteString("picture", task.Picture);
        json.WriteString("label", annotation.Label);
        json.WriteString("geometry", annotation.Geometry);
        foreach (var key in (ReadOnlySpan<string>)["uuid", "attributes"])
            if (annotation.Source.TryGetProperty(key, out var value))
            {
                json.WritePropertyName(key);
                value.WriteTo(json);
            }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Ring(Utf8JsonWriter json, ReadOnlySpan<(double X, double Y)> corners)
    {
        json.WriteString("type", "Polygon");
        json.WriteStartArray("coordinates");
        json.WriteStartArray();
        foreach (var corner in corners)
            Position(json, corner);
        Position(json, corners[0]);
        json.WriteEndArray();
        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, (double X, double Y) point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.X);
        json.WriteNumberValue(point.Y);
        json.WriteEndArray();
    }
}
