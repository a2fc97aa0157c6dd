using Scheduler.Api.Http;

namespace Scheduler.Api.Operations;

/// <summary>The settings of <see cref="OperationsApi"/> as an operator wrote them.</summary>
public static class OperationsSettings
{
    /// <summary>Everything wrong with them, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        if (configuration[OperationsApi.DashboardSetting] is { Length: > 0 } dashboard && !bool.TryParse(dashboard, out _))
            yield return $"{OperationsApi.DashboardSetting} must be true or false.";
        if (configuration[Telemetry.CollectorSetting] is { Length: > 0 } collector && ListenUrls.Problems(collector).Any())
            yield return $"{Telemetry.CollectorSetting}: '{collector}' is not an http or https address.";
    }
}
