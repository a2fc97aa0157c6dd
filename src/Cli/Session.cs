using System.CommandLine;
using Scheduler.Cli.Http;
using Scheduler.Cli.Output;

namespace Scheduler.Cli;

/// <summary>What a command works with: a server and a screen.</summary>
internal sealed record Session(ApiClient Api, Screen Screen) : IDisposable
{
    public void Dispose() => Api.Dispose();

    /// <exception cref="CliException">A setting is missing or wrong.</exception>
    public static Session Of(ParseResult result, Screen screen)
    {
        var server = result.GetValue(GlobalOptions.Server)!;
        if (!Uri.TryCreate(server, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new CliException(ExitCodes.Usage, $"'{server}' is not an http or https address.", $"Say where the server is: --server {GlobalOptions.DefaultUrl}");
        if ((result.GetValue(GlobalOptions.Key) ?? Environment.GetEnvironmentVariable(GlobalOptions.KeyVariable)) is not { Length: > 0 } key)
            throw new CliException(ExitCodes.Usage, "No API key was given.",
                $"Set the environment variable {GlobalOptions.KeyVariable}, or say --key KEY. The server prints the first keys when it starts for the first time.");
        return new(new ApiClient(url, key), screen);
    }
}
