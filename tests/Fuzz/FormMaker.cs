using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Fuzz;

/// <summary>Makes up the fields of a text collection.</summary>
public sealed class FormMaker(Draws draws)
{
    private readonly List<(string Id, bool Flag)> _choosable = [];
    private bool _repeated;
    private int _fields;

    public JsonArray Fields(int depth = 0)
    {
        var made = new JsonArray();
        for (var i = draws.Whole(1, 4); i > 0; i--)
            made.Add((JsonNode)Field(depth));
        return made;
    }

    private JsonObject Field(int depth)
    {
        if (depth < 2 && draws.Chance(0.15))
            return Set(depth);
        var id = "field_" + _fields++;
        var made = new JsonObject { ["field_id"] = id, ["title"] = "t", ["required"] = draws.Chance(0.6), ["max_responses_required"] = _repeated ? 1 : draws.Whole(1, 3) };
        var conditions = Conditions();
        if (conditions.Count > 0)
            made["conditions"] = conditions;
        switch (draws.Whole(0, 7))
        {
            case 0:
                (made["type"], made["min_length"], made["max_length"]) = ("text", draws.Whole(0, 3), draws.Whole(3, 40));
                break;
            case 1:
                made["type"] = "boolean";
                _choosable.Add((id, true));
                break;
            case 2:
                (made["type"], made["min"], made["max"]) = ("number", 1, 7);
                break;
            case 3:
                (made["type"], made["min"]) = ("datetime", "2026-01-01");
                break;
            case 4:
                (made["type"], made["choices"]) = ("ranked_choices", new JsonArray("a", "b", "c"));
                break;
            case 5:
                made["type"] = "time_range";
                break;
            default:
                (made["type"], made["min_choices"], made["max_choices"]) = ("category", draws.Whole(0, 1), draws.Whole(1, 3));
                made["choices"] = new JsonArray(Choice("A", "a"), Choice("B", 2), Choice("C", true),
                    new JsonObject { ["label"] = "D", ["value"] = "d", ["subchoices"] = new JsonArray(Choice("E", "e")) });
                _choosable.Add((id, false));
                break;
        }

        return made;
    }

    /// <summary>What stands in a set that is answered several times is answered once each time.</summary>
    private JsonObject Set(int depth)
    {
        var (outer, conditions) = (_repeated, Conditions());
        var made = new JsonObject { ["type"] = "FieldSet", ["required"] = draws.Chance(0.5), ["max_responses_required"] = outer ? 1 : draws.Whole(1, 2) };
        _repeated = outer || (int)made["max_responses_required"]! > 1;
        if (conditions.Count > 0)
            made["conditions"] = conditions;
        made["fields"] = Fields(depth + 1);
        _repeated = outer;
        return made;
    }

    private JsonArray Conditions()
    {
        if (_choosable.Count == 0 || draws.Chance(0.5))
            return [];
        var (id, flag) = draws.Pick(_choosable);
        var term = new JsonObject { [id] = (flag, draws.Chance(0.5)) switch { (true, var wanted) => wanted, (_, true) => "a", _ => new JsonArray(2, true) } };
        return [draws.Chance(0.3) ? new JsonObject { ["not"] = term } : term];
    }

    private static JsonObject Choice(string label, JsonNode value) => new() { ["label"] = label, ["value"] = value };
}
