using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Scheduler.Domain;

namespace Scheduler.Api.Http;

/// <summary>
/// The one shape of an error: an object with <c>status_code</c> and <c>error</c>, which the official clients read, and
/// <c>problems</c> when the request itself was at fault.
/// </summary>
internal sealed record ErrorReply(int Status, string Message, ImmutableArray<Problem> Problems = default) : IResult
{
    /// <summary>Seconds a client is asked to stay away when this server cannot take more, where nobody has said another time.</summary>
    private const string RetryAfterSeconds = "2";

    public static ErrorReply Invalid(params IReadOnlyCollection<Problem> problems)
    {
        ImmutableArray<Problem> named = [.. problems.Take(RequestLimits.MaxProblems)];
        return new(StatusCodes.Status400BadRequest, string.Join(' ', named.DistinctBy(p => p.Message).Select(Sentence)), named);
    }

    public static ErrorReply BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    public static ErrorReply NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static ErrorReply Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    /// <summary>Who reads the sentence alone is to know where: the path stands before it, unless it says so itself.</summary>
    private static string Sentence(Problem problem)
    {
        // An index is said by no sentence; of other paths the last name is enough.
        var place = problem.Path.Contains('[', StringComparison.Ordinal) ? problem.Path : problem.Path[(problem.Path.LastIndexOf('.') + 1)..];
        return problem.Message.Contains(place, StringComparison.OrdinalIgnoreCase) ? problem.Message : $"{problem.Path}: {problem.Message}";
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            httpContext.Response.Headers.TryAdd(HeaderNames.RetryAfter, RetryAfterSeconds);
        return new JsonReply(Write).ExecuteAsync(httpContext);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("status_code", Status);
        json.WriteString("error", Message);
        if (!Problems.IsDefaultOrEmpty)
        {
            json.WriteStartArray("problems");
            foreach (var problem in Problems)
            {
                json.WriteStartObject();
                json.WriteString("code", problem.Code);
                json.WriteString("path", problem.Path);
                json.WriteString("message", problem.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
