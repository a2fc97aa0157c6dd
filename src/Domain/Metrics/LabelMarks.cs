using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Metrics;

/// <summary>What one response says of each label: the annotations, events and tracks that carry it, or that it was chosen.</summary>
internal sealed class LabelMarks
{
    private static readonly string[] Choices = ["category", "categories", "choice", "choices"];

    /// <summary>Names of an annotation within its response: whoever gives a new one has changed nothing.</summary>
    private static readonly string[] Ids = ["uuid", "id", "key"];

    private readonly SortedDictionary<string, List<JsonElement>> _marks = new(StringComparer.Ordinal);
    private readonly JsonElement _response;

    private LabelMarks(JsonElement response)
    {
        _response = response;
        foreach (var member in response.EnumerateObject())
            foreach (var item in ItemsOf(member))
                if (LabelOf(member, item) is { } label)
                    (_marks.TryGetValue(label, out var marks) ? marks : _marks[label] = []).Add(item);
    }

    public IEnumerable<string> Labels => _marks.Keys;

    public static LabelMarks Of(string response)
    {
        using var document = JsonDocument.Parse(response);
        return new(document.RootElement.Clone());
    }

    /// <summary>How often the label is given.</summary>
    public int Count(string label) => _marks.TryGetValue(label, out var marks) ? marks.Count : 0;

    /// <summary>How many of the label's marks stand in the other response as they are here.</summary>
    public int Kept(string label, LabelMarks other)
    {
        if (!_marks.TryGetValue(label, out var marks) || !other._marks.TryGetValue(label, out var there))
            return 0;
        var left = there.ToList();
        return marks.Count(mark => left.FindIndex(one => Same(mark, one)) is >= 0 and var found && Taken(left, found));
    }

    /// <summary>The response with nothing in it but what carries the label.</summary>
    public string Only(string label)
    {
        var only = new JsonObject();
        foreach (var member in _response.EnumerateObject().Where(m => ItemsOf(m).Any(i => LabelOf(m, i) is not null)))
            only[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.Array => new JsonArray([.. member.Value.EnumerateArray().Where(i => LabelOf(member, i) == label).Select(Node)]),
                JsonValueKind.Object => new JsonObject(member.Value.EnumerateObject().Where(i => LabelOf(member, i.Value) == label).Select(i => KeyValuePair.Create(i.Name, Node(i.Value)))),
                _ => LabelOf(member, member.Value) == label ? Node(member.Value) : null,
            };
        return only.ToJsonString();
    }

    private static IEnumerable<JsonElement> ItemsOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Array => member.Value.EnumerateArray(),
        JsonValueKind.Object => member.Value.EnumerateObject().Select(p => p.Value),
        _ => [member.Value],
    };

    private static string? LabelOf(JsonProperty member, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String when Choices.Contains(member.Name) => item.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when Choices.Contains(member.Name) => item.GetRawText(),
        JsonValueKind.Object when item.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String => label.GetString(),
        _ => null,
    };

    private static bool Same(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != JsonValueKind.Object || other.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(one, other);
        var (a, b) = (Said(one), Said(other));
        return a.Length == b.Length && a.All(m => other.TryGetProperty(m.Name, out var value) && JsonElement.DeepEquals(m.Value, value));
    }

    private static JsonProperty[] Said(JsonElement mark) => [.. mark.EnumerateObject().Where(m => !Ids.Contains(m.Name))];

    private static bool Taken(List<JsonElement> left, int at)
    {
        left.RemoveAt(at);
        return true;
    }

    private static JsonNode? Node(JsonElement element) => JsonSerializer.SerializeToNode(element);
}
