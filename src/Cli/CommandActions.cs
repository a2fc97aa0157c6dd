using System.CommandLine;
using Scheduler.Cli.Output;

namespace Scheduler.Cli;

internal static class CommandActions
{
    /// <summary>Says what the command does; whatever goes wrong ends in one place, with a message and an exit code.</summary>
    public static Command Runs(this Command command, Func<Session, ParseResult, CancellationToken, Task<int>> run)
    {
        command.SetAction(async (result, cancel) =>
        {
            var screen = new Screen(result.GetValue(GlobalOptions.Json));
            try
            {
                using var session = Session.Of(result, screen);
                return await run(session, result, cancel);
            }
            catch (CliException problem)
            {
                screen.Complain(problem);
                return problem.Code;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return ExitCodes.Unavailable;
            }
        });
        return command;
    }

    public static Command Runs(this Command command, Func<Session, ParseResult, CancellationToken, Task> run) => command.Runs(async (session, result, cancel) =>
    {
        await run(session, result, cancel);
        return ExitCodes.Done;
    });
}
