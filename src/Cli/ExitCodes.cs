namespace Scheduler.Cli;

/// <summary>What a script can tell from how the program ended.</summary>
internal static class ExitCodes
{
    /// <summary>All of them, as the help says them.</summary>
    public const string Words = "Exit codes: 0 done; 1 refused, or part of it was; 2 the command line is wrong; 3 the server was not reached, try again.";

    public const int Done = 0;

    /// <summary>The server refused it, or a part of it: a line of an import, an export that failed.</summary>
    public const int Refused = 1;

    /// <summary>The command line, a setting or a file named on it is wrong: nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>The server was not reached, or had no answer: try again.</summary>
    public const int Unavailable = 3;
}
