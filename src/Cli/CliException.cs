namespace Scheduler.Cli;

/// <summary>Ends the program with a message for the person in front of it.</summary>
/// <param name="code">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What is wrong.</param>
/// <param name="hint">What to do about it; null when the message says that as well.</param>
/// <param name="body">The server's error as JSON, if it sent one.</param>
internal sealed class CliException(int code, string message, string? hint = null, string? body = null) : Exception(message)
{
    public int Code { get; } = code;

    public string? Hint { get; } = hint;

    public string? Body { get; } = body;
}
