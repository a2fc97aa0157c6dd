using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using NetTopologySuite.Geometries;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Quality.Places;
using Scheduler.Domain.Taxonomy;

namespace Scheduler.Tests.Domain.Quality;

/// <summary>Which annotations of several people are the same thing, wherever in the picture and however many there are.</summary>
public sealed class ClusterLaws
{
    private const string Boxes = """{"objects_to_annotate":["cat"]}""";

    /// <summary>Well above what a busy machine needs, and far below what a scribble took when the work was not bounded.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(500)]
    [InlineData(2_000)]
    [InlineData(9_000)]
    public void However_many_boxes_a_picture_has_those_that_all_drew_stay(int count)
    {
        var random = new Random(count);
        var places = Enumerable.Range(0, count).Select(i => (X: i % 100 * 60, Y: i / 100 * 60)).ToArray();
        string Answer() => List(places.Select(p => Text($$$"""{"label":"cat","left":{{{p.X + (4 * random.NextDouble()):0.##}}},"top":{{{p.Y + (4 * random.NextDouble()):0.##}}},"width":50,"height":50}""")));
        var merged = Merge("annotation", Boxes, [.. Enumerable.Range(0, 5).Select(_ => Answer())]);
        Assert.Equal(count, Annotations(merged).Count);
        Assert.InRange(merged.Agreement, 0.9, 1);
    }

    [Fact]
    public void Thousands_of_boxes_on_one_place_cost_bounded_time()
    {
        string Answer(int shift) => List(Enumerable.Range(0, 8_000).Select(i => Text($$$"""{"label":"cat","left":{{{(i * 0.01) + shift:0.##}}},"top":0,"width":400,"height":400}""")));
        Merge("annotation", Boxes, Answer(0), Answer(1), Answer(2));
    }

    [Fact]
    public void A_scribble_that_crosses_itself_everywhere_costs_bounded_time()
    {
        string Answer(int seed)
        {
            var random = new Random(seed);
            return PolygonOf(Enumerable.Range(0, 5_000).Select(_ => (1_000 * random.NextDouble(), 1_000 * random.NextDouble())));
        }

        Merge("polygonannotation", """{"objects_to_annotate":["road"]}""", Answer(1), Answer(2), Answer(3));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(200, 1)]
    [InlineData(4_000, 1)]
    [InlineData(4_000, 0.5)]
    public void Polygons_with_few_corners_and_with_many_are_as_alike_as_the_area_they_share(int corners, double size)
    {
        string Round(double radius) => PolygonOf(Enumerable.Range(0, corners).Select(i => (500 + (radius * Math.Cos(i * 2 * Math.PI / corners)), 500 + (radius * Math.Sin(i * 2 * Math.PI / corners)))));
        var merge = Rules("polygonannotation", """{"objects_to_annotate":["road"]}""").Merge;
        // Below half of the area they are not the same thing.
        Assert.Equal(size * size >= 0.5 ? size * size : 0, merge.Likeness(Round(400), Round(400 * size)), 0.01);
        Assert.Equal(0.81, merge.Likeness(Round(400), Round(400 * 0.9)), 0.01);
    }

    [Fact]
    public void Lines_measure_what_an_exact_overlay_finds() =>
        Gen.Double[0, 1].Array[12, 40].Sample(
            numbers =>
            {
                // Two stars about middles that are not far from each other: any shape, but none that crosses itself.
                (double X, double Y)[] Star(double[] radii, double x) =>
                    [.. radii.Select((r, i) => (x + ((20 + (80 * r)) * Math.Cos(i * 2 * Math.PI / radii.Length)), (20 + (80 * r)) * Math.Sin(i * 2 * Math.PI / radii.Length)))];
                var (one, other) = (Star(numbers[..(numbers.Length / 2)], 0), Star(numbers[(numbers.Length / 2)..], 50 * numbers[0]));
                Polygon Exact((double X, double Y)[] corners) => new(new LinearRing([.. corners.Append(corners[0]).Select(c => new Coordinate(c.X, c.Y))]));
                var (a, b) = (Exact(one), Exact(other));
                Assert.Equal(a.Intersection(b).Area / a.Union(b).Area, new AreaOutline(one).Overlap(new AreaOutline(other)), 0.01);
                Assert.Equal(new AreaOutline(one).Overlap(new AreaOutline(other)), new AreaOutline(other).Overlap(new AreaOutline(one)), 1e-12);
            },
            iter: 500 * LongTier.Times);

    [Fact]
    public void Upright_lines_side_by_side_are_the_same_line()
    {
        string Line(int x) => $$$"""{"annotations":[{"label":"lane","vertices":[{"x":{{{x}}},"y":0},{"x":{{{x}}},"y":400}]}]}""";
        var merged = Merge("lineannotation", """{"objects_to_annotate":["lane"]}""", Line(100), Line(101), Line(103));
        Assert.Equal(101, Assert.Single(Annotations(merged)).GetProperty("vertices")[0].GetProperty("x").GetInt32());
    }

    [Theory]
    [InlineData(0.1, -0.1, 0)]
    [InlineData(1.5, 1.7, 1.6)]
    [InlineData(1.5, -1.6, 1.5)]
    [InlineData(3.1, -3.1, 3.14)]
    [InlineData(0.02, 6.26, 0)]
    public void Boxes_that_are_turned_alike_merge_to_one_turned_like_them(double one, double other, double expected)
    {
        var merged = Merge("annotation", """{"objects_to_annotate":["cat"],"can_rotate":true}""", Turned(500, 100, one), Turned(500, 100, other));
        var box = Assert.Single(Annotations(merged));
        // A half turn changes nothing.
        Assert.Equal(0, Math.IEEERemainder(box.GetProperty("rotation").GetDouble() - expected, Math.PI), 0.06);
        Assert.Equal((500, 100), (box.GetProperty("width").GetDouble(), box.GetProperty("height").GetDouble()));
    }

    [Fact]
    public void A_box_that_lies_and_one_that_stands_and_is_turned_are_one_box()
    {
        var merged = Merge("annotation", """{"objects_to_annotate":["cat"],"can_rotate":true}""", Turned(500, 100, 0.05), Turned(100, 500, Math.PI / 2));
        var box = Assert.Single(Annotations(merged));
        Assert.Equal((500, 100), (box.GetProperty("width").GetDouble(), box.GetProperty("height").GetDouble()));
        Assert.Equal(0.025, box.GetProperty("rotation").GetDouble(), 0.001);
        Assert.InRange(merged.Agreement, 0.7, 1);
    }

    /// <summary>About one middle, as the others.</summary>
    private static string Turned(double width, double height, double angle) =>
        List([Text($$$"""{"label":"cat","left":{{{1_000 - (width / 2)}}},"top":{{{1_000 - (height / 2)}}},"width":{{{width}}},"height":{{{height}}},"rotation":{{{angle}}}}""")]);

    private static string PolygonOf(IEnumerable<(double X, double Y)> corners) =>
        List([$$"""{"label":"road","vertices":[{{string.Join(',', corners.Select(c => Text($$"""{"x":{{c.X:0.##}},"y":{{c.Y:0.##}}}""")))}}]}"""]);

    private static string List(IEnumerable<string> annotations) => $$"""{"annotations":[{{string.Join(',', annotations)}}]}""";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static List<JsonElement> Annotations(MergedResponse merged) => [.. JsonDocument.Parse(merged.Response).RootElement.GetProperty("annotations").EnumerateArray()];

    private static AnswerRules Rules(string type, string parameters) => AnswerRules.For(type, new(JsonDocument.Parse(parameters).RootElement));

    private static MergedResponse Merge(string type, string parameters, params string[] answers)
    {
        var rules = Rules(type, parameters);
        Assert.All(answers, a => Assert.Empty(ResponseText.Check(a, rules.Check)));
        var watch = Stopwatch.StartNew();
        var merged = rules.Merge.Merge([.. answers.Select(a => new Answer(a))]);
        Assert.True(watch.Elapsed < Bound, $"It took {watch.Elapsed}.");
        Assert.Empty(ResponseText.Check(merged.Response, rules.Check));
        return merged;
    }
}
