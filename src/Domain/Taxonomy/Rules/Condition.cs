using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Scheduler.Domain.Taxonomy;

/// <summary>A value that one member must have: one of some leaves of its choices.</summary>
/// <param name="Member">Index of the member in its object.</param>
public sealed record Term(int Member, string Key, IChosen Rule, ImmutableArray<int> Leaves)
{
    public bool Holds(Chosen chosen) => chosen.Any(Member, Leaves);

    public JsonObject Schema() => new()
    {
        ["required"] = new JsonArray(Key),
        ["properties"] = new JsonObject { [Key] = Rule.ChosenSchema(Leaves) },
    };
}

/// <summary>Holds when all of <paramref name="All"/> hold and, if there are any, not all of <paramref name="NotAll"/>.</summary>
public sealed record Clause(ImmutableArray<Term> All, ImmutableArray<Term> NotAll)
{
    public bool Holds(Chosen chosen) => AllHold(All, chosen) && (NotAll.IsEmpty || !AllHold(NotAll, chosen));

    public JsonObject Schema()
    {
        var all = new JsonArray([.. All.Select(t => t.Schema())]);
        if (!NotAll.IsEmpty)
            all.Add((JsonNode)new JsonObject { ["not"] = new JsonObject { ["allOf"] = new JsonArray([.. NotAll.Select(t => t.Schema())]) } });
        return all.Count == 0 ? [] : new() { ["allOf"] = all };
    }

    private static bool AllHold(ImmutableArray<Term> terms, Chosen chosen)
    {
        foreach (var term in terms)
            if (!term.Holds(chosen))
                return false;
        return true;
    }
}

/// <summary>When a member has a place in its object: the label must be one of these, and one of the clauses must hold.</summary>
/// <param name="Labels">Indexes in the taxonomy's labels; empty for any.</param>
/// <param name="AnyOf">Empty for always.</param>
public sealed record Condition(ImmutableArray<int> Labels, ImmutableArray<Clause> AnyOf)
{
    /// <summary>Null when the label is unknown, so that nothing can be said.</summary>
    public bool? Holds(int label, Chosen chosen)
    {
        if (!Labels.IsEmpty)
        {
            if (label == CheckContext.UnknownLabel)
                return null;
            if (!Labels.Contains(label))
                return false;
        }

        if (AnyOf.IsEmpty)
            return true;
        foreach (var clause in AnyOf)
            if (clause.Holds(chosen))
                return true;
        return false;
    }

    /// <summary>The clauses as JSON Schema of the object; null when they always hold.</summary>
    public JsonObject? ClausesSchema() => AnyOf.IsEmpty ? null : new() { ["anyOf"] = new JsonArray([.. AnyOf.Select(c => c.Schema())]) };

    internal IEnumerable<Term> Terms => AnyOf.SelectMany(c => c.All.Concat(c.NotAll));

    /// <summary>Equal texts mean equal conditions.</summary>
    public string Text(Choices? labels) =>
        string.Join('|', Labels.Select(l => labels?.Leaves[l].Text)) + " " + ClausesSchema()?.ToJsonString();
}
