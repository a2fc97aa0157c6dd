using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>A body that is a bare list of tags; clients leave it out when it is empty.</summary>
internal static class TagsBody
{
    /// <summary>Null with the problems when it cannot be used.</summary>
    public static IReadOnlyList<string>? Read(RequestBody body, out IReadOnlyList<Problem> problems)
    {
        if (body.Sent is not { } sent)
        {
            problems = [];
            return [];
        }

        // Read as a field, so that a list of tags is held to the same bounds wherever it stands.
        using var wrapped = JsonDocument.Parse($$"""{"tags":{{sent.GetRawText()}}}""");
        var fields = new Fields(wrapped.RootElement);
        var tags = fields.Texts("tags", TaskLimits.MaxTags, TaskLimits.MaxUniqueIdLength);
        problems = fields.Problems;
        return problems.Count == 0 ? tags : null;
    }
}
