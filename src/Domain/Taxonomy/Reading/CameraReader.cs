namespace Scheduler.Domain.Taxonomy.Reading;

/// <summary>
/// Reads the camera of a picture, by which cuboids get corners in space: whoever places them divides by the focal lengths and turns by
/// the quaternion, so neither may be nothing.
/// </summary>
internal static class CameraReader
{
    private const string Intrinsics = "camera_intrinsics", Rotation = "camera_rotation_quaternion", Height = "camera_height";

    /// <summary>Shortest focal length, in pixels, and smallest scale; shortest quaternion.</summary>
    private const double Least = 1e-6;

    private static readonly string[] Divisors = ["fx", "fy", "scalefactor"], Offsets = ["cx", "cy", "skew"], Parts = ["w", "x", "y", "z"];

    /// <summary>Whether there is one.</summary>
    public static bool Read(ParamReader geometry)
    {
        if (geometry.Get(Intrinsics) is { } intrinsics)
            geometry.At(Intrinsics, () => ReadIntrinsics(ParamReader.Of(intrinsics, geometry.Report)));
        if (geometry.Get(Rotation) is { } rotation)
            geometry.At(Rotation, () => ReadRotation(ParamReader.Of(rotation, geometry.Report)));
        geometry.Number(Height, -ResponseLimits.MaxCoordinate, ResponseLimits.MaxCoordinate);
        return geometry.Has(Intrinsics) || geometry.Has(Rotation) || geometry.Has(Height);
    }

    private static bool ReadIntrinsics(ParamReader? reader)
    {
        if (reader is null)
            return false;
        foreach (var focal in Divisors[..2])
            if (!reader.Has(focal))
                reader.Add(focal, ProblemCode.Required, $"Please include {focal}: a focal length of the camera, in pixels.");
        foreach (var divisor in Divisors)
            if (reader.Number(divisor) is < Least)
                reader.Add(divisor, ProblemCode.OutOfRange, $"{divisor} must be above 0.");
        foreach (var offset in Offsets)
            reader.Number(offset);
        return true;
    }

    private static bool ReadRotation(ParamReader? reader)
    {
        if (reader is null)
            return false;
        var before = reader.Report.Count;
        var square = 0.0;
        foreach (var part in Parts)
            if (reader.Has(part))
                square += Math.Pow(reader.Number(part) ?? 0, 2);
            else
                reader.Add(part, ProblemCode.Required, $"Please include {part}: a quaternion has the parts w, x, y and z.");
        if (reader.Report.Count == before && square < Least * Least)
            reader.Report.Add(ProblemCode.OutOfRange, "The parts of a quaternion must not all be 0: it would be no rotation.");
        return true;
    }
}
