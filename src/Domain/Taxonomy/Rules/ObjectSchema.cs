using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy;

/// <summary>JSON Schema of an object with members.</summary>
internal static class ObjectSchema
{
    /// <summary>Everything but conditions on labels, which the annotation around it adds: the label stands there.</summary>
    public static JsonObject Of(ObjectRule rule)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        var conditions = new JsonArray();
        foreach (var member in rule.Members)
        {
            properties[member.Key] = member.Rule.Schema();
            if (member.When.IsEmpty && member.Required && member.Set.IsEmpty)
                required.Add(member.Key);
            else if (member.When.IsEmpty && member.Required)
                conditions.Add((JsonNode)NeedsInSet(member, rule));
            else if (!member.When.IsEmpty && !member.When.Any(w => !w.Labels.IsEmpty))
                conditions.Add((JsonNode)Conditional(member, rule));
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
            schema["required"] = required;
        if (conditions.Count > 0)
            schema["allOf"] = conditions;
        return schema;
    }

    /// <summary>What an annotation must fulfil because of its label: one entry per attribute with a condition on labels.</summary>
    public static IEnumerable<JsonObject> OfLabels(ObjectRule attributes, string labelKey, string attributesKey, Choices labels)
    {
        foreach (var member in attributes.Members.Where(m => m.When.Any(w => !w.Labels.IsEmpty)))
        {
            var holds = new JsonArray();
            foreach (var condition in member.When)
            {
                if (!condition.Labels.IsEmpty)
                    holds.Add((JsonNode)Property(labelKey, new JsonObject { ["enum"] = labels.ToArray(condition.Labels) }));
                if (condition.ClausesSchema() is { } clauses)
                    holds.Add((JsonNode)Property(attributesKey, clauses));
            }

            // Absent attributes are the same as none.
            yield return new()
            {
                ["if"] = new JsonObject { ["allOf"] = holds },
                ["then"] = member.Required ? Property(attributesKey, Needs(member)) : new JsonObject(),
                ["else"] = new JsonObject { ["properties"] = new JsonObject { [attributesKey] = new JsonObject { ["not"] = Needs(member) } } },
            };
        }
    }

    /// <summary>The same where the label is known: only the clauses are left to ask.</summary>
    public static IEnumerable<JsonObject> OfKnownLabel(ObjectRule attributes, string attributesKey, int label)
    {
        foreach (var member in attributes.Members.Where(m => m.When.Any(w => !w.Labels.IsEmpty)))
        {
            var possible = member.When.All(w => w.Labels.IsEmpty || w.Labels.Contains(label));
            var clauses = new JsonArray([.. member.When.Select(w => w.ClausesSchema()).Where(c => c is not null).Select(c => Property(attributesKey, c!))]);
            var absent = new JsonObject { ["properties"] = new JsonObject { [attributesKey] = new JsonObject { ["not"] = Needs(member) } } };
            yield return possible
                ? new() { ["if"] = clauses.Count == 0 ? new JsonObject() : new JsonObject { ["allOf"] = clauses }, ["then"] = member.Required ? Property(attributesKey, Needs(member)) : new JsonObject(), ["else"] = absent }
                : absent;
        }
    }

    private static JsonObject Conditional(Member member, ObjectRule rule) => new()
    {
        ["if"] = new JsonObject { ["allOf"] = new JsonArray([.. member.When.Select(w => w.ClausesSchema()).Where(c => c is not null)]) },
        ["then"] = !member.Required ? new JsonObject() : member.Set.IsEmpty ? Needs(member) : NeedsInSet(member, rule),
        ["else"] = new JsonObject { ["not"] = Needs(member) },
    };

    private static JsonObject NeedsInSet(Member member, ObjectRule rule) => new()
    {
        ["if"] = new JsonObject { ["anyOf"] = new JsonArray([.. member.Set.Select(i => Needs(rule.Members[i]))]) },
        ["then"] = Needs(member),
    };

    private static JsonObject Needs(Member member) => new() { ["required"] = new JsonArray(member.Key) };

    private static JsonObject Property(string key, JsonObject schema) => new()
    {
        ["required"] = new JsonArray(key),
        ["properties"] = new JsonObject { [key] = schema },
    };
}
