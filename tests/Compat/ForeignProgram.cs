using System.ComponentModel;
using System.Diagnostics;
using Scheduler.Workers.Hosting;

namespace Scheduler.Tests.Compat;

/// <summary>A program of another language, run in a folder of this project.</summary>
internal static class ForeignProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string FolderOf(string name) => Path.Combine(RepositoryRoot.Find(), "tests", "Compat", name);

    /// <summary>True when the program starts and ends well: it is installed.</summary>
    public static async Task<bool> Works(string program, params string[] arguments)
    {
        try
        {
            return (await Run(program, Path.GetTempPath(), arguments)).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public static Task<Ended> Run(string program, string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Run(start);
    }

    private static async Task<Ended> Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} did not end: {await output}{await errors}");
        }

        return new(process.ExitCode, await output + await errors);
    }
}

internal sealed record Ended(int Code, string Said);
