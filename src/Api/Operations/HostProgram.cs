using System.CommandLine;

namespace Scheduler.Api.Operations;

/// <summary>What the programs of both hosts have in common.</summary>
public static class HostProgram
{
    /// <summary>Exit codes: it could not be started, and what the operator set is wrong.</summary>
    private const int CannotStart = 1, WrongSettings = 2;

    /// <summary>Of a process of its own: it ends as <see cref="HostLifetime"/> says.</summary>
    public static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton<IHostLifetime, HostLifetime>();
        return builder;
    }

    /// <param name="problems">Everything else that is wrong, as far as the command line could be read.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(ParseResult command, Func<string[]> problems)
    {
        var unreadable = command.Errors.Count > 0;

        // Its own errors are written by the command line, which would hide what is wrong beside them.
        if (unreadable && command.CommandResult.Command is RootCommand)
            await Complain(problems());

        // The command line would end the process 2 s after a SIGTERM; the host takes the time it needs to hand its work over, and has a limit of its own.
        var code = await command.InvokeAsync(new() { ProcessTerminationTimeout = null });

        // A command line that cannot be read is a wrong setting like any other, which System.CommandLine would end with 1.
        return unreadable ? WrongSettings : code;
    }

    /// <summary>What was given to an option; its default when that cannot be read, which is among the errors then.</summary>
    public static T? Readable<T>(this ParseResult command, Option<T> option)
    {
        try
        {
            return command.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return (T?)option.GetDefaultValue();
        }
    }

    /// <returns>The exit code of a process that cannot start because of it, though nothing of what was set is wrong.</returns>
    public static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync($"Cannot start: {why}");
        return CannotStart;
    }

    /// <returns>The exit code of a process that ends with them.</returns>
    public static async Task<int> Complain(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync(problem);
        return WrongSettings;
    }
}
