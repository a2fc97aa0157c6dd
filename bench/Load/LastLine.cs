using System.Text.Json;

namespace Scheduler.Load;

/// <summary>The result, for programs that read it.</summary>
internal static class LastLine
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Write<T>(T result) => Console.WriteLine(JsonSerializer.Serialize(result, Json));
}
