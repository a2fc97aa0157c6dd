using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>The body of setParams, which the check takes too: parameters, and among them <c>patch</c>.</summary>
internal static class ParamsRequest
{
    /// <param name="fields">Of the body; what is wrong with <c>patch</c> is told there.</param>
    public static ParamsChange Read(JsonElement body, Fields fields)
    {
        var patch = fields.Flag("patch") ?? false;
        return new(RawObject.Without(body, p => p is "patch"), patch);
    }
}
