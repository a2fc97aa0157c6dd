using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy;

/// <summary>One leaf of a list of choices: the only kind of entry that appears in a response.</summary>
/// <param name="Kind">String, number, true or false.</param>
/// <param name="Text">The string, or the JSON of the number.</param>
public readonly record struct Choice(JsonValueKind Kind, string Text)
{
    public static Choice Of(string text) => new(JsonValueKind.String, text);

    public JsonNode ToNode() => Kind switch
    {
        JsonValueKind.String => JsonValue.Create(Text),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => JsonNode.Parse(Text)!,
    };

    /// <summary>Same value: numbers by what they mean, so that 1 is 1.0.</summary>
    public bool Is(JsonElement value) => Kind == value.ValueKind && (Kind is JsonValueKind.True or JsonValueKind.False
        || (Kind == JsonValueKind.Number && JsonText.TryNumber(value, out var number) && number == double.Parse(Text, System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>The leaves of labels, categories or choices, found without making a string.</summary>
public sealed class Choices
{
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly ImmutableArray<int> _others;

    /// <param name="leaves">Distinct; in the order of the taxonomy, which also breaks ties.</param>
    public Choices(ImmutableArray<Choice> leaves)
    {
        Leaves = leaves;
        for (var i = 0; i < leaves.Length; i++)
            if (leaves[i].Kind == JsonValueKind.String)
                _texts[leaves[i].Text] = i;
        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        _others = [.. Enumerable.Range(0, leaves.Length).Where(i => leaves[i].Kind != JsonValueKind.String)];
    }

    public ImmutableArray<Choice> Leaves { get; }

    public static Choices Of(params IEnumerable<string> texts) => new([.. texts.Select(Choice.Of)]);

    /// <summary>The index of the leaf that the value is; -1 for none.</summary>
    public int Find(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return JsonText.TryRead(value, stackalloc char[JsonText.Buffer], out var text) && _lookup.TryGetValue(text, out var leaf) ? leaf : -1;
        foreach (var other in _others)
            if (Leaves[other].Is(value))
                return other;
        return -1;
    }

    public int Find(string text) => _texts.GetValueOrDefault(text, -1);

    /// <summary>A JSON list of some leaves.</summary>
    public JsonArray ToArray(IEnumerable<int> leaves) => [.. leaves.Select(i => Leaves[i].ToNode())];

    /// <summary>A JSON list of all leaves.</summary>
    public JsonArray ToArray() => ToArray(Enumerable.Range(0, Leaves.Length));

    public IEnumerable<Trait> Traits(string path) => Leaves.Select(l => new Trait($"{path}.{l.Text}", TraitKind.Item));
}
