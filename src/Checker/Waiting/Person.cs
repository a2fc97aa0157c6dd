using System.Text.Json;

namespace Scheduler.Checker.Waiting;

/// <summary>What the rows say a person may do.</summary>
internal sealed class Person
{
    public string Id { get; init; } = "";

    public string Workforce { get; init; } = "";

    public string? MemberOf { get; init; }

    public int Roles { get; init; }

    public string Skills { get; init; } = "[]";

    public string TeamGroups { get; init; } = "[]";

    public string Languages { get; init; } = "[]";

    public int Disabled { get; init; }

    public Dictionary<string, int> Levels() => SkillList.Read(JsonDocument.Parse(Skills).RootElement);

    public HashSet<string> Groups() => Texts(TeamGroups);

    public HashSet<string> Spoken() => Texts(Languages);

    private static HashSet<string> Texts(string json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(g => g.GetString()!)];
}
