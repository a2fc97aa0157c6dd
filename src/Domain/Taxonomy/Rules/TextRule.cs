using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>Free text.</summary>
/// <param name="Min">Fewest characters, in code points.</param>
/// <param name="Max">Most characters, in code points.</param>
public sealed record TextRule(int Min = 0, int Max = ResponseLimits.MaxText) : IRule
{
    private static readonly string[] Words = ["grey", "tabby", "asleep", "by the door", "two of them", "half hidden", "ß", "日本語", "🐈"];

    public void Check(JsonElement value, CheckContext context)
    {
        if (!JsonText.TryRead(value, stackalloc char[JsonText.Buffer], out var text))
            context.Report.Add(ProblemCode.WrongType, "Text is wanted.");
        else if (Min > 0 && (text.Length < Min || JsonText.Length(text) < Min))
            context.Report.Add(ProblemCode.TooShort, $"At least {Min} character{(Min == 1 ? "" : "s")} must be given.");
        else if (text.Length > Max && JsonText.Length(text) > Max)
            context.Report.Add(ProblemCode.TooLong, $"The text has more than {Max} characters.");
    }

    public JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = Min, ["maxLength"] = Max };

    public JsonNode? Generate(GenerateContext context)
    {
        var text = string.Join(' ', Enumerable.Range(0, context.Draws.Whole(1, 3)).Select(_ => context.Draws.Pick(Words)));
        var missing = Min - JsonText.Length(text);
        if (missing > 0)
            text += new string('.', missing);
        return JsonValue.Create(string.Concat(text.EnumerateRunes().Take(Max).Select(r => r.ToString())));
    }

    public IEnumerable<Trait> Traits(string path) => [new(path, TraitKind.Bound, Min, Max), new(path, TraitKind.Form, Text: "text")];
}
