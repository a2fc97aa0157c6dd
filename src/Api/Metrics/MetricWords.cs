using System.Text.Json;
using Scheduler.Domain.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>How values of the figures are spelled.</summary>
internal static class MetricWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Milliseconds of each part.</summary>
    public static IReadOnlyDictionary<string, long> Parts(Waterfall waterfall) => Enum.GetValues<WaterfallPart>().ToDictionary(Of, p => waterfall[p]);
}
