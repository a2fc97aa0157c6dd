using System.Text.Json;

namespace Scheduler.Domain.Quality.Places;

/// <summary>A box by its middle, sides and angle in radians: its place without the corner that it was drawn from.</summary>
internal readonly record struct TurnedBox(double X, double Y, double Width, double Height, double Angle)
{
    public static TurnedBox Of(JsonElement box)
    {
        var (width, height) = (OutlineOf.Number(box, "width"), OutlineOf.Number(box, "height"));
        return new(OutlineOf.Number(box, "left") + (width / 2), OutlineOf.Number(box, "top") + (height / 2), width, height,
            box.TryGetProperty("rotation"u8, out var rotation) ? rotation.GetDouble() : 0);
    }

    /// <summary>The same box with the angle nearest to another's: a half turn changes nothing, a quarter makes the width the height.</summary>
    public TurnedBox Towards(double angle)
    {
        var quarters = (int)Math.Round((angle - Angle) / (Math.PI / 2));
        var turned = this with { Angle = Angle + (quarters * Math.PI / 2) };
        return quarters % 2 == 0 ? turned : turned with { Width = Height, Height = Width };
    }
}
