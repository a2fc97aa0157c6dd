using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Fuzz;

/// <summary>Makes up annotation attributes with conditions on labels and on each other.</summary>
public sealed class AttributeMaker(Draws draws, IReadOnlyList<string> labels)
{
    public JsonObject Attributes()
    {
        var made = new JsonObject();
        var choosable = new List<string>();
        for (var i = draws.Whole(0, 6); i > 0; i--)
        {
            var key = "attribute " + i;
            var attribute = new JsonObject { ["description"] = "why", ["required"] = draws.Chance(0.5) };
            switch (draws.Whole(0, 7))
            {
                case 0:
                    (attribute["type"], attribute["min"], attribute["max"]) = ("number", draws.Whole(-5, 0), draws.Whole(1, 100));
                    break;
                case 1:
                    (attribute["type"], attribute["min"], attribute["step"]) = ("number", 1, 0.25);
                    break;
                case 2:
                    attribute["type"] = draws.Pick<string>(["angle", "text", "x_line", "y_line"]);
                    break;
                case 3:
                    (attribute["type"], attribute["required"], attribute["allowed_labels"]) = ("linked", false, new JsonArray(draws.Pick(labels)));
                    break;
                default:
                    (attribute["choices"], attribute["allow_multiple"]) = (new JsonArray("yes", "no", new JsonObject { ["choice"] = "other", ["subchoices"] = new JsonArray("maybe", "never") }), draws.Chance(0.3));
                    break;
            }

            var global = draws.Chance(0.2) && (string?)attribute["type"] is not ("linked" or "x_line" or "y_line");
            if (global)
                attribute["conditions"] = new JsonObject { ["is_global"] = true };
            else if (Conditions(choosable) is { Count: > 0 } conditions)
                attribute["conditions"] = conditions;
            if (!global && attribute.ContainsKey("choices"))
                choosable.Add(key);
            made[key] = attribute;
        }

        return made;
    }

    private JsonObject Conditions(List<string> choosable)
    {
        var made = new JsonObject();
        if (draws.Chance(0.4))
            made["label_condition"] = new JsonObject { ["label"] = draws.Chance(0.5) ? draws.Pick(labels) : new JsonArray([.. labels.Take(2).Distinct()]) };
        if (choosable.Count > 0 && draws.Chance(0.4))
            made["attribute_conditions"] = new JsonArray([.. Enumerable.Range(0, draws.Whole(1, 2)).Select(_ =>
                new JsonObject { [draws.Pick(choosable)] = draws.Chance(0.5) ? "yes" : new JsonArray("no", "maybe") })]);
        return made;
    }
}
