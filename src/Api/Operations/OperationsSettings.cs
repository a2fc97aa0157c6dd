using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using Scheduler.Api.Accounts;
using Scheduler.Api.Attachments;
using Scheduler.Outbound;

namespace Scheduler.Api.Operations;

/// <summary>The settings of this layer as an operator wrote them.</summary>
public static class OperationsSettings
{
    /// <summary>More than anybody can mean.</summary>
    private const int MaxTries = 1_000_000;

    private const string LogFormat = "Logging:Console:FormatterName";

    private static readonly string[] LogFormats = [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Json, ConsoleFormatterNames.Systemd];

    /// <summary>Everything wrong with them, each as a sentence that says what to do.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        if (configuration[OperationsApi.DashboardSetting] is { Length: > 0 } dashboard && !bool.TryParse(dashboard, out _))
            yield return $"{OperationsApi.DashboardSetting} must be true or false.";
        if (configuration[AttachmentOptions.CheckSetting] is { Length: > 0 } check && !bool.TryParse(check, out _))
            yield return $"{AttachmentOptions.CheckSetting} must be true or false.";
        if (configuration[Telemetry.CollectorSetting] is { Length: > 0 } collector && !(Uri.TryCreate(collector, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return $"{Telemetry.CollectorSetting}: '{collector}' is not an http or https address.";
        if (configuration[LogFormat] is { Length: > 0 } format && !LogFormats.Contains(format))
            yield return $"{LogFormat} must be {string.Join(" or ", LogFormats)}.";
        foreach (var problem in OutboundSettings.Problems(configuration))
            yield return problem;
        foreach (var name in new[] { nameof(SignInOptions.TriesPerAddress), nameof(SignInOptions.TriesPerAccount), nameof(SignInOptions.AccountRecoverySeconds) })
            if (configuration[$"{SignInOptions.Section}:{name}"] is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxTries))
                yield return $"{SignInOptions.Section}:{name} must be a whole number between 1 and {MaxTries}.";
    }
}
