using System.Text.Json;

namespace Scheduler.Checker.Waiting;

/// <summary>A batch and what its project demands.</summary>
internal sealed class BatchLine
{
    public const string Select = """
        SELECT b.id, b.org_id, b.workforce, b.kind, b.launched_at, b.studio_groups, p.settings FROM batches b LEFT JOIN projects p ON p.id = b.project_id
        """;

    private Needs? _needs;

    public string Id { get; init; } = "";

    public string OrgId { get; init; } = "";

    public string Workforce { get; init; } = "";

    public int Kind { get; init; }

    public long? LaunchedAt { get; init; }

    public string? StudioGroups { get; init; }

    public string? Settings { get; init; }

    /// <summary>For people who are assigned or in a group only. Who that was at the time is not known: nobody is held to have waited for it.</summary>
    public bool IsRestricted => StudioGroups is not null || Settings?.Contains("\"assigned_only\":true", StringComparison.Ordinal) == true;

    /// <summary>Labelers may have to be trained first. Who was at the time is not known: no labeler is held to have waited for it.</summary>
    public bool IsExamined => Settings?.Contains("\"has_quality_tasks\":true", StringComparison.Ordinal) == true;

    public Needs Needs => _needs ??= Read();

    private Needs Read()
    {
        using var json = JsonDocument.Parse(Settings ?? "{}");
        var root = json.RootElement;
        return new(root.TryGetProperty("required_skills", out var list) ? SkillList.Read(list) : [], Texts("groups"), Texts("languages"));

        string[] Texts(string name) => root.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(t => t.GetString()!)] : [];
    }
}

/// <summary>What the project of a batch demands of people: skills with their levels, one of the groups, all of the languages.</summary>
internal sealed record Needs(Dictionary<string, int> Skills, string[] Groups, string[] Languages);
