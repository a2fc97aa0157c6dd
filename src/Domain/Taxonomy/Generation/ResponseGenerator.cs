using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy.Generation;

/// <summary>Makes up valid responses: what the test mode answers, and what tests feed on.</summary>
public static class ResponseGenerator
{
    /// <summary>Draws tried: a demanded link to another annotation may find none in a draw with few annotations.</summary>
    public const int MaxTries = 50;

    /// <summary>Tries in which an answer that found nothing is passed over: it shows nobody what an answer looks like.</summary>
    private const int TriesForSome = 25;

    /// <returns>
    /// JSON that the taxonomy accepts, the same for the same seed, with an annotation where it allows one; null when no try gave one, as when demands
    /// contradict each other.
    /// </returns>
    public static string? Make(CompiledTaxonomy taxonomy, ulong seed)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var made = taxonomy.Generate(new(seed + ((ulong)i << 32)));
            if (i < TriesForSome && FoundNothing(made))
                continue;
            var text = made.ToJsonString();
            using var document = JsonDocument.Parse(text);
            if (taxonomy.Check(document.RootElement).IsEmpty)
                return text;
        }

        return null;
    }

    private static bool FoundNothing(JsonNode response) =>
        response is JsonObject sections && (sections.ContainsKey("annotations") || sections.ContainsKey("events")) && IsBare(sections["annotations"]) && IsBare(sections["events"]);

    /// <summary>No annotations, answers or tracks; frames without any, fields that are not answered.</summary>
    private static bool IsBare(JsonNode? annotations) => annotations switch
    {
        null => true,
        JsonArray list => list.All(entry => entry is JsonObject frame && frame.ContainsKey("annotations") && IsBare(frame["annotations"])),
        JsonObject named => named.All(entry => entry.Value is JsonObject answer && answer["response"] is JsonArray { Count: 0 }),
        _ => false,
    };
}
