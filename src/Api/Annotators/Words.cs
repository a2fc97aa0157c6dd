using System.Text.Json;

namespace Scheduler.Api.Annotators;

/// <summary>Enum members as the wire spells them.</summary>
internal static class Words
{
    public static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
