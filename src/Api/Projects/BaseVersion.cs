using System.Globalization;
using Scheduler.Api.Http;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>
/// <c>Scheduler-Base-Version</c>: the version of the parameters that the sender of a change has read. Without it the last word counts, as in
/// the Scale API.
/// </summary>
internal static class BaseVersion
{
    private const string Header = "Scheduler-Base-Version";

    /// <param name="fields">What is wrong with the header is told there.</param>
    /// <returns>Null when it was not sent.</returns>
    public static int? Read(HttpRequest http, Fields fields)
    {
        if (http.Headers[Header] is not [{ Length: > 0 } sent, ..])
            return null;
        if (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        fields.Add("wrong_type", Header, $"The header {Header} is the number of a version of the parameters.");
        return null;
    }

    public static ErrorReply Stale(int? basis, ProjectParams latest)
    {
        var words = basis < latest.Version
            ? $"Version {latest.Version} of the parameters was published at {Moment.Write(latest.CreatedAt)}; what was sent is based on version {basis}. Nothing was changed. Read the project again, and send what is to stand over version {latest.Version}."
            : $"There is no version {basis} of the parameters: the latest is {latest.Version}. Nothing was changed. Read the project again, and send what is to stand over version {latest.Version}.";
        return ErrorReply.Conflict(words) with { Problems = [new("stale", Header, words)] };
    }
}
