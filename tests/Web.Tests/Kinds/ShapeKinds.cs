using System.Text.Json;
using Scheduler.Tests.Web.Pages;

namespace Scheduler.Tests.Web.Kinds;

/// <summary>What is drawn on a picture.</summary>
internal static class ShapeKinds
{
    private const string Animals = "animals-1.jpg";

    /// <summary>A mouse moves in pixels of the screen, and the picture is not shown at its own size: in pixels of the picture.</summary>
    private const double Near = 2.5;

    public static IEnumerable<Kind> All =>
    [
        Of("box", new { }, async desk =>
        {
            await desk.Tool("Box");
            await desk.Label("dog");
            await desk.Picture.Drag((100, 120), (300, 260));
            // Just drawn, and the tool still in hand: its handles adjust it.
            await desk.Picture.DragHandle("se", (320, 300));
        }, drawn =>
        {
            Assert.Equal("dog", drawn.GetProperty("label").GetString());
            AreNear([100, 120, 220, 180], Numbers(drawn, "left", "top", "width", "height"));
        }),

        Of("polygon", new { }, async desk =>
        {
            await desk.Tool("Polygon");
            await desk.Picture.Click(100, 100);
            await desk.Picture.Click(300, 120);
            await desk.Picture.Click(220, 300);
            await desk.Picture.Click(100, 100);
        }, drawn => AreNear([100, 100, 300, 120, 220, 300], Corners(drawn))),

        Of("line", new { }, async desk =>
        {
            await desk.Tool("Line");
            await desk.Picture.Click(50, 500);
            await desk.Picture.Click(400, 450);
            await desk.Picture.Click(700, 520);
            await desk.Picture.Click(700, 520);
        }, drawn => AreNear([50, 500, 400, 450, 700, 520], Corners(drawn))),

        Of("point", new { }, async desk =>
        {
            await desk.Tool("Point");
            await desk.Picture.Click(321, 234);
        }, drawn => AreNear([321, 234], Numbers(drawn, "x", "y"))),

        Of("ellipse", new { }, async desk =>
        {
            await desk.Tool("Ellipse");
            await desk.Picture.Drag((200, 200), (400, 300));
        }, drawn => AreNear([200, 250, 400, 250, 300, 200, 300, 300], Corners(drawn))),

        Of("cuboid", new { }, async desk =>
        {
            await desk.Tool("Cuboid");
            await desk.Picture.Drag((200, 250), (400, 450));
            await desk.Tool("Select");
            // Deeper than it was drawn: the far edge moves as one.
            await desk.Picture.DragHandle("side-topcorner", (520, 200));
        }, drawn =>
        {
            var corners = drawn.GetProperty("vertices").EnumerateArray().ToDictionary(v => v.GetProperty("description").GetString()!, v => Numbers(v, "x", "y"));
            AreNear([200, 250], corners["face-topleft"]);
            AreNear([400, 450], corners["face-bottomright"]);
            AreNear([520, 200], corners["side-topcorner"]);
        }),

        Of("rotated box", new { can_rotate = true }, async desk =>
        {
            await desk.Tool("Rotated box");
            await desk.Picture.Drag((300, 200), (500, 300));
            await desk.Tool("Select");
            // A quarter turn: the handle above it goes to its right.
            await desk.Picture.DragHandle("turn", (600, 250));
        }, drawn =>
        {
            AreNear([300, 200, 200, 100], Numbers(drawn, "left", "top", "width", "height"));
            Assert.Equal(Math.PI / 2, drawn.GetProperty("rotation").GetDouble(), 0.03);
        }),
    ];

    private static Kind Of(string name, object bounds, Func<Desk, Task> draw, Action<JsonElement> holds)
    {
        var geometry = name == "rotated box" ? "box" : name;
        var rules = JsonSerializer.SerializeToNode(bounds)!;
        rules["objects_to_annotate"] = JsonSerializer.SerializeToNode(new[] { "cat", "dog" });
        return new(name, "imageannotation", new { instruction = $"Mark one animal with a {name}.", geometries = new Dictionary<string, object> { [geometry] = rules } }, Animals,
            async desk =>
            {
                await desk.Picture.Shown();
                await draw(desk);
                await Assertions.Expect(desk.Objects).ToHaveCountAsync(1);
            },
            response =>
            {
                var drawn = Assert.Single(response.GetProperty("annotations").EnumerateArray());
                Assert.Equal(geometry, drawn.GetProperty("type").GetString());
                holds(drawn);
            });
    }

    private static double[] Numbers(JsonElement of, params string[] names) => [.. names.Select(n => of.GetProperty(n).GetDouble())];

    private static double[] Corners(JsonElement of) => [.. of.GetProperty("vertices").EnumerateArray().SelectMany(v => Numbers(v, "x", "y"))];

    private static void AreNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Near));
    }
}
