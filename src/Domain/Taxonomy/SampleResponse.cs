using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A made-up response, for the test mode. The same seed gives the same one.</summary>
public static class SampleResponse
{
    /// <param name="parameters">The effective ones: the task's own over its project's.</param>
    /// <returns>JSON in the form of the type: <c>category</c> from the categories, otherwise an answer that found nothing.</returns>
    public static string Make(string type, JsonElement parameters, string seed)
    {
        if (type == "categorization" && CategorizationTaxonomy.Compile(parameters, out _) is { } taxonomy)
        {
            var category = taxonomy.Categories[(int)(StableHash.Of(seed) % taxonomy.Categories.Length)];
            return new JsonObject { ["category"] = taxonomy.AllowMultiple ? new JsonArray(category) : category }.ToJsonString(Plain);
        }

        return type switch
        {
            "comparison" => """{"choice":""}""",
            "transcription" or "datacollection" => """{"fields":{}}""",
            "audiotranscription" => """{"transcript":"","duration":0,"alignment":[]}""",
            "textcollection" => """{"annotations":{}}""",
            "chat" or "chatlite" or "chatexperimental" or "multichat" => """{"responses":[]}""",
            "imageannotation" => """{"annotations":[],"links":[],"global_attributes":{}}""",
            "namedentityrecognition" => """{"annotations":[],"relationships":[]}""",
            _ => """{"annotations":[]}""",
        };
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
