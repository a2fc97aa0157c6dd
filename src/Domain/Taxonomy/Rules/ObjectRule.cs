using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduler.Domain.Taxonomy.Generation;

namespace Scheduler.Domain.Taxonomy;

/// <summary>
/// An object with known members: a response, an annotation, the attributes of one, a form. A member whose conditions do not hold
/// must be absent; a member nobody knows is refused, so that a misspelt one does not get lost.
/// </summary>
/// <param name="Members">A member that conditions ask for stands before those that ask; distinct keys.</param>
/// <param name="Labels">The taxonomy's labels, for conditions on them; null outside of annotations.</param>
public sealed record ObjectRule(ImmutableArray<Member> Members, Choices? Labels = null) : IRule
{
    public static ObjectRule Empty { get; } = new([]);

    internal AskedMembers Asked { get; } = new(Members);

    public void Check(JsonElement value, CheckContext context)
    {
        var members = ArrayPool<JsonElement>.Shared.Rent(Members.Length);
        try
        {
            if (TryRead(value, members, context.Report))
                CheckMembers(members, context);
        }
        finally
        {
            ArrayPool<JsonElement>.Shared.Return(members);
        }
    }

    /// <summary>Puts each member's value where the member stands (undefined for absent) and reports the unknown ones.</summary>
    /// <returns>False when the value is no object.</returns>
    internal bool TryRead(JsonElement value, Span<JsonElement> members, Report report)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            report.Add(ProblemCode.WrongType, "A JSON object is wanted.");
            return false;
        }

        members[..Members.Length].Clear();
        var expected = 0;
        foreach (var property in value.EnumerateObject())
        {
            // Programs write the members in one order: the one after the last found is nearly always the next.
            var found = Find(property, expected);
            if (found >= 0)
                (members[found], expected) = (property.Value, found + 1);
            else if (report.IsFull)
                return true;
            else
                report.AddAt(JsonText.Name(property) ?? "", ProblemCode.UnknownField, "The taxonomy has no field of this name here.");
        }

        return true;
    }

    internal void CheckMembers(ReadOnlySpan<JsonElement> members, CheckContext context)
    {
        if (Asked.Words == 0)
        {
            CheckMembers(members, new(Asked, []), context);
            return;
        }

        var bits = ArrayPool<ulong>.Shared.Rent(Asked.Words);
        try
        {
            bits.AsSpan(0, Asked.Words).Clear();
            var chosen = new Chosen(Asked, bits);
            for (var i = 0; i < Members.Length; i++)
                chosen.Read(i, members[i]);
            CheckMembers(members, chosen, context);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(bits);
        }
    }

    private void CheckMembers(ReadOnlySpan<JsonElement> members, Chosen chosen, CheckContext context)
    {
        for (var i = 0; i < Members.Length && !context.Report.IsFull; i++)
        {
            var (member, value) = (Members[i], members[i]);
            var given = value.ValueKind != JsonValueKind.Undefined;
            if (!given && !member.Required)
                continue;
            var applies = member.Applies(context.Label, chosen);
            if (given && applies == false)
                context.Report.AddAt(member.Key, ProblemCode.NotApplicable, "This has no place here: the condition for it does not hold.");
            else if (given)
            {
                context.Report.Enter(member.Key);
                member.Rule.Check(value, context);
                context.Report.Leave();
            }
            else if (applies == true && member.IsNeeded(members))
                context.Report.AddAt(member.Key, ProblemCode.Required, $"{member.Key} is needed here.");
        }
    }

    public JsonObject Schema() => ObjectSchema.Of(this);

    public JsonNode? Generate(GenerateContext context)
    {
        var made = new JsonObject();
        var chosen = new Chosen(Asked, new ulong[Asked.Words]);
        var unanswered = Members.Select(m => m.Set).Where(s => !s.IsEmpty).DistinctBy(s => string.Join(' ', s)).Where(_ => context.Draws.Chance(0.4)).SelectMany(s => s).ToHashSet();
        for (var i = 0; i < Members.Length; i++)
        {
            var member = Members[i];
            if (unanswered.Contains(i) || member.Applies(context.Label, chosen) != true || (!member.Required && !member.Shown && context.Draws.Chance(0.3)))
                continue;
            if (member.Rule.Generate(context) is not { } node)
                continue;
            made[member.Key] = node;
            chosen.Read(i, JsonSerializer.SerializeToElement(node));
        }

        return made;
    }

    public IEnumerable<Trait> Traits(string path)
    {
        yield return new(path, TraitKind.Form, Text: "object");
        foreach (var member in Members)
        {
            var place = $"{path}.{member.Key}";
            yield return new(place, TraitKind.Item);
            var when = string.Join(';', member.When.Select(w => w.Text(Labels)));
            if (member.Required)
                yield return new(place, TraitKind.Demand, Text: when) { Of = path, With = [.. member.Set.Select(i => Members[i].Key)] };
            yield return new(place + ".conditions", TraitKind.Condition, Text: when);
            foreach (var trait in member.Rule.Traits(place))
                yield return trait;
        }
    }

    private int Find(JsonProperty property, int expected)
    {
        try
        {
            for (var i = 0; i < Members.Length; i++)
            {
                var at = expected + i;
                at = at < Members.Length ? at : at - Members.Length;
                if (property.NameEquals(Members[at].Utf8))
                    return at;
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair in the name: no text, so no name of ours.
        }

        return -1;
    }
}
