using System.Globalization;
using System.Text.Json;
using CsCheck;
using Scheduler.Domain.Taxonomy;
using Scheduler.Domain.Taxonomy.Reading;
using Scheduler.Domain.Taxonomy.Shapes;

namespace Scheduler.Tests.Domain.Taxonomy;

public sealed class RotatedBoxLaws
{
    private static readonly CompiledTaxonomy Boxes = TaxonomyCompiler.Compile(
        "imageannotation", JsonDocument.Parse("""{"geometries":{"box":{"objects_to_annotate":["car"],"can_rotate":true}}}""").RootElement, out _)!;

    private static readonly Gen<(double Left, double Top, double Width, double Height, double Rotation)> Any =
        Gen.Select(Gen.Double[-500, 5_000], Gen.Double[-500, 5_000], Gen.Double[0.5, 5_000], Gen.Double[0.5, 5_000], Gen.Double[-6.28, 6.28]);

    [Fact]
    public void Its_corners_are_its_vertices_whichever_comes_first_and_whichever_way_they_go() =>
        Gen.Select(Any, Gen.Int[0, 3], Gen.Bool).Sample((box, first, backwards) =>
        {
            var corners = BoxShape.Corners(box.Left, box.Top, box.Width, box.Height, box.Rotation);
            var turned = Enumerable.Range(0, 4).Select(i => corners[(first + i) % 4]);
            Assert.Equal("", Problems(box, backwards ? turned.Reverse() : turned));
        });

    [Fact]
    public void Programs_may_round_and_no_more() =>
        Gen.Select(Any, Gen.Int[0, 3], Gen.Double[0, 2 * Math.PI], Gen.Bool).Sample((box, which, way, within) =>
        {
            var slack = BoxShape.TolerancePixels + (BoxShape.Tolerance * Math.Max(box.Width, box.Height));
            var corners = BoxShape.Corners(box.Left, box.Top, box.Width, box.Height, box.Rotation);
            var moved = slack * (within ? 0.999 : 1.001);
            corners[which] = (corners[which].X + (moved * Math.Cos(way)), corners[which].Y + (moved * Math.Sin(way)));

            // Of a box not much larger than the tolerance, a corner that moved may be where another is.
            if (within || Math.Min(box.Width, box.Height) > 3 * slack)
                Assert.Equal(within ? "" : "response.annotations[0].vertices bad_shape", Problems(box, corners));
        });

    [Fact]
    public void Without_vertices_the_other_fields_count() => Any.Sample(box => Assert.Equal("", Problems(box, null)));

    private static string Problems((double Left, double Top, double Width, double Height, double Rotation) box, IEnumerable<(double X, double Y)>? vertices)
    {
        var more = vertices is null ? "" : string.Create(CultureInfo.InvariantCulture, $",\"vertices\":[{string.Join(',', vertices.Select(v => string.Create(CultureInfo.InvariantCulture, $"{{\"x\":{v.X:R},\"y\":{v.Y:R}}}")))}]");
        var response = string.Create(CultureInfo.InvariantCulture, $"{{\"annotations\":[{{\"uuid\":\"a\",\"type\":\"box\",\"label\":\"car\",\"left\":{box.Left:R},\"top\":{box.Top:R},\"width\":{box.Width:R},\"height\":{box.Height:R},\"rotation\":{box.Rotation:R}{more}}}]}}");
        return string.Join(',', ResponseText.Check(response, Boxes).Select(p => $"{p.Path} {p.Code}"));
    }
}
