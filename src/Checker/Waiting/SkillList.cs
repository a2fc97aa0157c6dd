using System.Text.Json;

namespace Scheduler.Checker.Waiting;

/// <summary>Skills as the columns keep them: <c>[{"name":"dogs","level":3}]</c>.</summary>
internal static class SkillList
{
    public static Dictionary<string, int> Read(JsonElement list)
    {
        var levels = new Dictionary<string, int>();
        foreach (var skill in list.EnumerateArray())
            levels[skill.GetProperty("name").GetString()!] = skill.GetProperty("level").GetInt32();
        return levels;
    }
}
