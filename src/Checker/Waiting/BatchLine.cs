using System.Text.Json;

namespace Scheduler.Checker.Waiting;

/// <summary>A batch and what its project demands.</summary>
internal sealed class BatchLine
{
    public const string Select = """
        SELECT b.id, b.org_id, b.workforce, b.kind, b.launched_at, b.studio_groups, p.settings FROM batches b LEFT JOIN projects p ON p.id = b.project_id
        """;

    private (Dictionary<string, int> Skills, string[] Groups)? _needs;

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public string Workforce { get; init; } = "";

    public int Kind { get; init; }

    public long? LaunchedAt { get; init; }

    public string? StudioGroups { get; init; }

    public string? Settings { get; init; }

    /// <summary>For people who are assigned or in a group only. Who that was at the time is not known: nobody is held to have waited for it.</summary>
    public bool IsRestricted => StudioGroups is not null || Settings?.Contains("\"assigned_only\":true", StringComparison.Ordinal) == true;

    public (Dictionary<string, int> Skills, string[] Groups) Needs => _needs ??= Read();

    private (Dictionary<string, int> Skills, string[] Groups) Read()
    {
        using var json = JsonDocument.Parse(Settings ?? "{}");
        var skills = json.RootElement.TryGetProperty("required_skills", out var list) ? SkillList.Read(list) : [];
        var groups = json.RootElement.TryGetProperty("groups", out var names) ? names.EnumerateArray().Select(g => g.GetString()!).ToArray() : [];
        return (skills, groups);
    }
}
