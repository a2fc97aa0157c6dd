using System.Collections.Immutable;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>Skills with their levels, as people have them and projects need them.</summary>
internal static class SkillFields
{
    public static ImmutableArray<Skill> Read(Fields fields, string name, int maxCount)
    {
        var skills = ImmutableArray.CreateBuilder<Skill>();
        foreach (var (entry, i) in fields.List(name, maxCount).Select((e, i) => (e, i)))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                fields.Add("wrong_type", $"{name}[{i}]", $"An entry of {name} is an object with a name and a level.");
                continue;
            }

            var skill = new Fields(entry, $"{name}[{i}].");
            var (named, level) = (skill.Text("name", AnnotatorLimits.MaxSkillNameLength), skill.Whole("level") ?? 1);
            skill.Require("name", "A skill needs a name.");
            if (level is < 1 or > 10)
                skill.Add("out_of_range", "level", "A level lies between 1 and 10.");
            var until = skill.Time("expires_at");
            skill.NoOthers();
            fields.Problems.AddRange(skill.Problems);
            if (skill.Problems.Count == 0)
                skills.Add(new(named!, level, until));
        }

        return skills.ToImmutable();
    }

    public static void Write(Utf8JsonWriter json, string name, ImmutableArray<Skill> skills)
    {
        json.WriteStartArray(name);
        foreach (var skill in skills)
        {
            json.WriteStartObject();
            json.WriteString("name", skill.Name);
            json.WriteNumber("level", skill.Level);
            if (skill.Until is { } until)
                json.WriteString("expires_at", Moment.Write(until));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
