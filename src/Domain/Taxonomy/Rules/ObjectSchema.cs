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
            properties[member.Key] = Explained(member);
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
                ["else"] = Absent(member, attributesKey),
            };
        }
    }

    /// <summary>The same where the label stands outside of what has the attributes. Once for each attribute: once for each label, thousands of labels made gigabytes.</summary>
    /// <param name="within">What must hold for whatever has the attributes, as a condition on what has the label.</param>
    public static IEnumerable<JsonObject> OfOuterLabels(ObjectRule attributes, string labelKey, string attributesKey, Choices labels, Func<JsonObject, JsonObject> within)
    {
        foreach (var member in attributes.Members.Where(m => m.When.Any(w => !w.Labels.IsEmpty)))
        {
            var holds = new JsonArray([.. member.When.Where(w => !w.Labels.IsEmpty).Select(w => Property(labelKey, new JsonObject { ["enum"] = labels.ToArray(w.Labels) }))]);
            var clauses = new JsonArray([.. member.When.Select(w => w.ClausesSchema()).OfType<JsonObject>().Select(c => Property(attributesKey, c))]);
            var needed = member.Required ? Property(attributesKey, Needs(member)) : [];
            yield return new()
            {
                ["if"] = new JsonObject { ["allOf"] = holds },
                ["then"] = within(clauses.Count == 0 ? needed : new() { ["if"] = new JsonObject { ["allOf"] = clauses }, ["then"] = needed, ["else"] = Absent(member, attributesKey) }),
                ["else"] = within(Absent(member, attributesKey)),
            };
        }
    }

    private static JsonObject Absent(Member member, string attributesKey) =>
        new() { ["properties"] = new JsonObject { [attributesKey] = new JsonObject { ["not"] = Needs(member) } } };

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

    private static JsonObject Explained(Member member)
    {
        var schema = member.Rule.Schema();
        if (member.Description is { } description)
            schema.Insert(0, "description", description);
        if (member.Title is { } title)
            schema.Insert(0, "title", title);
        return schema;
    }

    private static JsonObject Needs(Member member) => new() { ["required"] = new JsonArray(member.Key) };

    private static JsonObject Property(string key, JsonObject schema) => new()
    {
        ["required"] = new JsonArray(key),
        ["properties"] = new JsonObject { [key] = schema },
    };
}
