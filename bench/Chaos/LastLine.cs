using System.Text.Json;

namespace Scheduler.Chaos;

/// <summary>The one line of a run that programs read.</summary>
internal static class LastLine
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <returns>The exit code.</returns>
    public static int Write<T>(T result, bool good)
    {
        Console.WriteLine(JsonSerializer.Serialize(result, Json));
        return good ? 0 : 1;
    }
}
