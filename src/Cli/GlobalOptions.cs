using System.CommandLine;

namespace Scheduler.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public const string UrlVariable = "SCHEDULER_URL", KeyVariable = "SCHEDULER_KEY", DefaultUrl = "http://127.0.0.1:5080";

    public static readonly Option<string> Server = new("--server")
    {
        Description = $"Address of the server; default: the environment variable {UrlVariable}, else {DefaultUrl}.",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } url ? url : DefaultUrl,
    };

    /// <summary>Without a default of its own: help shows defaults, and help is shown around.</summary>
    public static readonly Option<string?> Key = new("--key")
    {
        Description = $"API key, live or test; default: the environment variable {KeyVariable}, which keeps it out of your shell's history.",
        HelpName = "KEY",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print what the server answered, as JSON: for scripts. Errors go to standard error, as JSON too.",
        Recursive = true,
    };
}
