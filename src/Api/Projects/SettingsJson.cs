using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>The settings of a project, under the names by which they are sent.</summary>
internal static class SettingsJson
{
    public static void Write(Utf8JsonWriter json, ProjectSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("mode_of_work", SettingsWords.Kinds.Of(settings.Kind));
        json.WriteString("workforce", SettingsWords.Workforces.Of(settings.Team || settings.Kind == ProjectKind.Studio));
        json.WriteString("pipeline", Pipeline(settings));
        WriteShared(json, settings);
        json.WriteEndObject();
    }

    public static string Pipeline(ProjectSettings settings) => settings.Overlap > 1 ? "consensus_task" : "standard_task";

    /// <summary>What the project object has too.</summary>
    public static void WriteShared(Utf8JsonWriter json, ProjectSettings settings)
    {
        json.WriteNumber("consensus_attempts", settings.Overlap);
        json.WriteNumber("review_levels", settings.ReviewLevels);
        json.WriteNumber("review_share", settings.ReviewShare);
        json.WriteNumber("evaluation_share", settings.EvaluationShare);
        json.WriteNumber("training_pass_score", settings.TrainingPassScore);
        json.WriteBoolean("calibration_required", settings.CalibrationRequired);
        json.WriteBoolean("calibrated", settings.Calibrated);
        json.WriteString("sla_tier", SettingsWords.Tiers.Of(settings.SlaTier));
        if (settings.ExpectedTurnaround is { } expected)
            json.WriteNumber("expected_turnaround_hours", (int)expected.TotalHours);
        json.WriteBoolean("auto_accept", settings.AutoAccept);
        json.WriteNumber("offer_seconds", settings.OfferSeconds);
        json.WriteNumber("handle_seconds", settings.HandleSeconds);
        json.WriteBoolean("check_attachments", !settings.SkipAttachmentChecks);
        SkillFields.Write(json, "required_skills", settings.RequiredSkills);
        Texts("groups", settings.Groups);
        Texts("languages", settings.Languages);
        json.WriteBoolean("assigned_only", settings.AssignedOnly);

        void Texts(string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }
    }
}
