using System.Diagnostics;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Cluster;

/// <summary>One of the product's programs, run to its end.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="settings">Of the environment.</param>
    public static async Task<Ended> Run(string program, string[] arguments, params (string Name, string Value)[] settings)
    {
        var file = Path.Combine(RepositoryRoot.Find(), "src", program, "bin", ServerProcess.Configuration, "net10.0", $"Scheduler.{program}.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", file, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end: {await output}{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }

    public static Task<Ended> Verify(string connection) => Run("Silo", ["verify", "--storage", "postgres", "--connection", connection]);
}

internal sealed record Ended(int Code, string Output, string Errors)
{
    public string[] Problems => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
