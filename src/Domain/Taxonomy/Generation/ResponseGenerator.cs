using System.Text.Json;

namespace Scheduler.Domain.Taxonomy.Generation;

/// <summary>Makes up valid responses: what the test mode answers, and what tests feed on.</summary>
public static class ResponseGenerator
{
    /// <summary>Draws tried: a demanded link to another annotation may find none in a draw with few annotations.</summary>
    public const int MaxTries = 50;

    /// <returns>JSON that the taxonomy accepts, the same for the same seed; null when no try gave one, as when demands contradict each other.</returns>
    public static string? Make(CompiledTaxonomy taxonomy, ulong seed)
    {
        for (var i = 0; i < MaxTries; i++)
        {
            var made = taxonomy.Generate(new(seed + ((ulong)i << 32))).ToJsonString();
            using var document = JsonDocument.Parse(made);
            if (taxonomy.Check(document.RootElement).IsEmpty)
                return made;
        }

        return null;
    }
}
