using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>The address of a file: http(s), or a file of ours.</summary>
public sealed record UrlRule : IRule
{
    /// <summary>Longest address, in characters.</summary>
    public const int MaxLength = 2_048;

    private const string Pattern = "^(https?|scaledata)://[^ ]+$";

    public void Check(JsonElement value, CheckContext context)
    {
        if (JsonText.Read(value) is not { } text)
            context.Report.Add(ProblemCode.WrongType, "An address is wanted, as text.");
        else if (JsonText.Length(text) > MaxLength)
            context.Report.Add(ProblemCode.TooLong, $"The address has more than {MaxLength} characters.");
        else if (text.Contains(' ', StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal)
            || !(After(text, "https://") || After(text, "http://") || After(text, "scaledata://")))
            context.Report.Add(ProblemCode.BadFormat, "An address that starts with https://, http:// or scaledata:// is wanted.");
    }

    public JsonObject Schema() => new() { ["type"] = "string", ["maxLength"] = MaxLength, ["pattern"] = Pattern };

    public JsonNode? Generate(GenerateContext context) => JsonValue.Create($"https://example.org/{context.Draws.Uuid()}.png");

    public IEnumerable<Trait> Traits(string path) => [new(path, TraitKind.Form, Text: "url")];

    private static bool After(string text, string scheme) => text.Length > scheme.Length && text.StartsWith(scheme, StringComparison.Ordinal);
}
