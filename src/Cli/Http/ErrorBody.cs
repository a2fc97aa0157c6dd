namespace Scheduler.Cli.Http;

/// <summary>The one shape of the server's errors.</summary>
internal sealed record ErrorBody(int StatusCode, string? Error, IReadOnlyList<ErrorProblem>? Problems);

internal sealed record ErrorProblem(string Code, string Path, string Message);
