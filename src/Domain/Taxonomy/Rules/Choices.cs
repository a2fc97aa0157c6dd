using System.Collections.Immutable;
using System.Globalization;
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
}

/// <summary>The leaves of labels, categories or choices, found without making a string.</summary>
public sealed class Choices
{
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<double, int> _numbers = [];
    private readonly int _true = -1, _false = -1;

    /// <param name="leaves">Distinct; in the order of the taxonomy, which also breaks ties.</param>
    public Choices(ImmutableArray<Choice> leaves)
    {
        Leaves = leaves;
        for (var i = 0; i < leaves.Length; i++)
            switch (leaves[i].Kind)
            {
                case JsonValueKind.String:
                    _texts[leaves[i].Text] = i;
                    break;
                case JsonValueKind.Number:
                    _numbers[double.Parse(leaves[i].Text, CultureInfo.InvariantCulture)] = i;
                    break;
                case JsonValueKind.True:
                    _true = i;
                    break;
                default:
                    _false = i;
                    break;
            }

        _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public ImmutableArray<Choice> Leaves { get; }

    public static Choices Of(params IEnumerable<string> texts) => new([.. texts.Select(Choice.Of)]);

    /// <summary>The index of the leaf that the value is; -1 for none. Numbers are the same by what they mean: 1 is 1.0.</summary>
    public int Find(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.TryRead(value, stackalloc char[JsonText.Buffer], out var text) && _lookup.TryGetValue(text, out var leaf) ? leaf : -1,
        JsonValueKind.Number => JsonText.TryNumber(value, out var number) ? _numbers.GetValueOrDefault(number, -1) : -1,
        JsonValueKind.True => _true,
        JsonValueKind.False => _false,
        _ => -1,
    };

    public int Find(string text) => _texts.GetValueOrDefault(text, -1);

    /// <summary>A JSON list of some leaves.</summary>
    public JsonArray ToArray(IEnumerable<int> leaves) => [.. leaves.Select(i => Leaves[i].ToNode())];

    /// <summary>A JSON list of all leaves.</summary>
    public JsonArray ToArray() => ToArray(Enumerable.Range(0, Leaves.Length));

    public IEnumerable<Trait> Traits(string path) => Leaves.Select(l => new Trait($"{path}.{l.Text}", TraitKind.Item));
}
