using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace Scheduler.Api;

/// <summary>What the hosts log unless an operator says otherwise.</summary>
public static class LogLevels
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        ["Logging:LogLevel:Orleans"] = "Warning",
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
        ["Logging:LogLevel:Polly"] = "Error",

        // It calls every refusal a failure; HubLog tells them apart.
        ["Logging:LogLevel:Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher"] = "Critical",

        // Authentication logs every failed sign-in as information.
        ["Logging:LogLevel:Scheduler.Api.Organizations"] = "Warning",
        ["Logging:LogLevel:Scheduler.Api.Accounts"] = "Warning",
        ["Logging:LogLevel:Scheduler.Api.Annotators"] = "Warning",
    };

    /// <summary>First among the sources of configuration: an appsettings.json beside the program and the environment win over these.</summary>
    public static void AddLogLevels(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });

        // The slim builder has chosen the simple format in code, over what is configured: said again, the operator's word is the last.
        builder.Services.Configure<ConsoleLoggerOptions>(builder.Configuration.GetSection("Logging:Console"));
    }
}
