using System.Text.Json;
using Scheduler.Domain.Taxonomy.Generation;
using Scheduler.Domain.Taxonomy.Reading;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A made-up response, for the test mode. The same seed gives the same one.</summary>
public static class SampleResponse
{
    /// <param name="parameters">The effective ones: the task's own over its project's.</param>
    /// <returns>JSON that is valid under the task's taxonomy; of a type without one, an answer that found nothing.</returns>
    public static string Make(string type, JsonElement parameters, string seed) =>
        TaxonomyCompiler.Compile(type, parameters, out _) is { } taxonomy && ResponseGenerator.Make(taxonomy, StableHash.Of(seed)) is { } made ? made
        : type is "chat" or "chatlite" or "chatexperimental" or "multichat" ? """{"responses":[]}"""
        : """{"annotations":[]}""";
}
