using System.Diagnostics;

namespace Scheduler.Tests.Support.Postgres;

/// <summary>Runs the server's programs. They refuse to run as root, so root runs them as the user <c>postgres</c>.</summary>
internal static class Shell
{
    private const string Setpriv = "/usr/bin/setpriv";

    public static async Task Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments, diesWithParent: false);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}{await output}");
    }

    public static Process Start(string program, string[] arguments, bool diesWithParent)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" };
        var privileges = new List<string>();
        if (Environment.UserName == "root")
            privileges.AddRange(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
        if (diesWithParent && File.Exists(Setpriv))
            privileges.Add("--pdeathsig=INT");
        if (privileges.Count > 0)
        {
            start.FileName = Setpriv;
            foreach (var argument in privileges)
                start.ArgumentList.Add(argument);
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(program);
        }
        else
            start.FileName = program;

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
