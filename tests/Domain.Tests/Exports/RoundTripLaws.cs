using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Scheduler.Domain.Exports;

namespace Scheduler.Tests.Domain.Exports;

/// <summary>What was drawn comes back from the file, read by somebody else.</summary>
public class RoundTripLaws
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    [Fact]
    public void GeoJson_read_by_another_library_is_the_geometry_that_was_drawn()
    {
        var tasks = Pictures.Many(60);
        var (file, mark) = Pictures.Written(ExportFormats.Find("geojson")!, tasks);
        var features = JsonSerializer.Deserialize<FeatureCollection>(file, GeoJson)!;
        var drawn = Drawn(tasks).Where(d => d.Geometry is not null).ToArray();
        Assert.Equal(mark.Items, features.Count);
        Assert.Equal(drawn.Length, features.Count);
        foreach (var ((annotation, geometry), feature) in drawn.Zip(features))
        {
            Assert.True(geometry!.EqualsTopologically(feature.Geometry) || geometry.Distance(feature.Geometry) < 1e-9, $"{geometry} {feature.Geometry}");
            Assert.Equal(geometry.Area, feature.Geometry.Area, 6);
            Assert.Equal(annotation.GetProperty("label").GetString(), feature.Attributes["label"]);
            Assert.True(feature.Geometry is not Polygon polygon || polygon.Shell.IsCCW);
        }
    }

    [Fact]
    public void Coco_says_the_same_places()
    {
        var tasks = Pictures.Many(60);
        var (file, mark) = Pictures.Written(ExportFormats.Find("coco")!, tasks);
        using var coco = JsonDocument.Parse(file);
        var categories = coco.RootElement.GetProperty("categories").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetInt32());
        Assert.Equal("sky", categories[1].GetProperty("name").GetString());
        Assert.Equal(60, coco.RootElement.GetProperty("images").GetArrayLength());
        var images = coco.RootElement.GetProperty("images").EnumerateArray().Select(i => i.GetProperty("id").GetInt64()).ToHashSet();
        var drawn = Drawn(tasks).Where(d => d.Geometry is not null and not LineString).ToArray();
        var annotations = coco.RootElement.GetProperty("annotations").EnumerateArray().ToArray();
        Assert.Equal(mark.Items, annotations.Length);
        Assert.Equal(drawn.Length, annotations.Length);
        Assert.Equal(annotations.Length, annotations.Select(a => a.GetProperty("id").GetInt64()).Distinct().Count());
        foreach (var ((source, geometry), annotation) in drawn.Zip(annotations))
        {
            var category = categories[annotation.GetProperty("category_id").GetInt32()];
            Assert.Contains(annotation.GetProperty("image_id").GetInt64(), images);
            Assert.Equal(source.GetProperty("label").GetString(), category.GetProperty("name").GetString());
            var box = Numbers(annotation.GetProperty("bbox"));
            Assert.Equal(
                [geometry!.EnvelopeInternal.MinX, geometry.EnvelopeInternal.MinY, geometry.EnvelopeInternal.Width, geometry.EnvelopeInternal.Height],
                box, (a, b) => Math.Abs(a - b) < 1e-6);
            if (geometry is Point point)
            {
                Assert.Equal([point.X, point.Y, 2], Numbers(annotation.GetProperty("keypoints")));
                Assert.Equal(1, category.GetProperty("keypoints").GetArrayLength());
            }
            else
                Assert.Equal(geometry.Area, annotation.GetProperty("area").GetDouble(), 5);
            if (annotation.TryGetProperty("segmentation", out var parts) && parts.GetArrayLength() == 1)
                Assert.Equal(geometry.Area, Ring(Numbers(parts[0])).Area, 5);
        }
    }

    /// <summary>The annotations of the tasks, with the geometry as this test reads it out of the response; null for what no picture format says.</summary>
    private static IEnumerable<(JsonElement Annotation, Geometry? Geometry)> Drawn(IEnumerable<byte[]> tasks) => tasks
        .SelectMany(t => JsonDocument.Parse(t).RootElement.GetProperty("response").GetProperty("annotations").EnumerateArray())
        .Select(a => (a, GeometryOf(a)));

    private static Geometry? GeometryOf(JsonElement a)
    {
        double N(string key) => a.GetProperty(key).GetDouble();
        double[] Vertices() => [.. a.GetProperty("vertices").EnumerateArray().SelectMany(v => new[] { v.GetProperty("x").GetDouble(), v.GetProperty("y").GetDouble() })];
        switch (a.GetProperty("type").GetString())
        {
            case "box":
                var box = (Geometry)Ring([N("left"), N("top"), N("left") + N("width"), N("top"), N("left") + N("width"), N("top") + N("height"), N("left"), N("top") + N("height")]);
                return a.TryGetProperty("rotation", out var r)
                    ? NetTopologySuite.Geometries.Utilities.AffineTransformation.RotationInstance(r.GetDouble(), N("left") + (N("width") / 2), N("top") + (N("height") / 2)).Transform(box)
                    : box;
            case "polygon":
                return Ring(Vertices());
            case "line":
                var line = Vertices();
                return new LineString([.. line.Chunk(2).Select(p => new Coordinate(p[0], p[1]))]);
            case "point":
                return new Point(N("x"), N("y"));
            case "ellipse":
                return EllipseOf(Vertices());
            default:
                return null;
        }
    }

    private static Polygon EllipseOf(double[] v)
    {
        var (x, y) = ((v[0] + v[2] + v[4] + v[6]) / 4, (v[1] + v[3] + v[5] + v[7]) / 4);
        var (a, b) = (double.Hypot(v[2] - v[0], v[3] - v[1]) / 2, double.Hypot(v[6] - v[4], v[7] - v[5]) / 2);
        var angle = a >= b ? Math.Atan2(v[3] - v[1], v[2] - v[0]) : Math.Atan2(v[7] - v[5], v[6] - v[4]);
        angle = ((angle % Math.PI) + Math.PI) % Math.PI;
        var (first, second) = (Math.Max(a, b), Math.Min(a, b));
        return Ring([.. Enumerable.Range(0, 64).SelectMany(i =>
        {
            var (u, w) = (first * Math.Cos(2 * Math.PI * i / 64), second * Math.Sin(2 * Math.PI * i / 64));
            return new[] { x + (u * Math.Cos(angle)) - (w * Math.Sin(angle)), y + (u * Math.Sin(angle)) + (w * Math.Cos(angle)) };
        })]);
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static Polygon Ring(double[] numbers)
    {
        Coordinate[] corners = [.. numbers.Chunk(2).Select(p => new Coordinate(p[0], p[1]))];
        return new Polygon(new LinearRing([.. corners, corners[0]]));
    }
}
