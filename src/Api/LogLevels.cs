using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;
using Scheduler.Api.Accounts;
using Scheduler.Api.Annotators;
using Scheduler.Api.Files;
using Scheduler.Api.Operations;
using Scheduler.Api.Organizations;

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
    };

    /// <summary>Authentication logs everybody who is not let in as information.</summary>
    private static readonly Type[] Doors = [typeof(ApiKeyAuth), typeof(SessionAuth), typeof(AnnotatorAuth), typeof(SignedLinkAuth), typeof(OperatorAuth)];

    /// <summary>First among the sources of configuration: an appsettings.json beside the program and the environment win over these.</summary>
    public static void AddLogLevels(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = Defaults.Concat(Doors.Select(door => KeyValuePair.Create("Logging:LogLevel:" + door.FullName, (string?)"Warning"))),
        });

        // The slim builder has chosen the simple format in code, over what is configured: said again, the operator's word is the last.
        builder.Services.Configure<ConsoleLoggerOptions>(builder.Configuration.GetSection("Logging:Console"));
    }
}
