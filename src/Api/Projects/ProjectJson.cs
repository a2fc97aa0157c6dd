using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Projects;

namespace Scheduler.Api.Projects;

/// <summary>The project object of the Scale API, with our own settings beside its fields.</summary>
internal static class ProjectJson
{
    public static void Write(Utf8JsonWriter json, Project project)
    {
        json.WriteStartObject();
        json.WriteString("id", project.Id.Value);
        json.WriteString("type", project.Type);
        json.WriteString("name", project.Name);
        json.WriteStartArray("param_history");
        foreach (var version in project.Versions)
            WriteVersion(json, version);
        json.WriteEndArray();
        json.WriteString("created_at", Moment.Write(project.CreatedAt));
        json.WriteBoolean("archived", project.Archived);
        WriteSettings(json, project.Settings);
        json.WriteEndObject();
    }

    /// <summary>The template of a project's tasks: its latest parameters decide.</summary>
    public static void WriteTemplate(Utf8JsonWriter json, Project project)
    {
        using var parameters = JsonDocument.Parse(project.Latest.Params);
        json.WriteStartObject();
        json.WriteString("id", project.Id.Value);
        json.WriteNumber("version", project.Latest.Version);
        json.WriteString("created_at", Moment.Write(project.CreatedAt));
        json.WriteString("updated_at", Moment.Write(project.Latest.CreatedAt));
        json.WritePropertyName("template_variables");
        json.WriteRawValue(Given("template_variables") ?? "{}", skipInputValidation: true);
        if (Given("response_schema") is { } schema)
        {
            json.WritePropertyName("response_schema");
            json.WriteRawValue(schema, skipInputValidation: true);
        }

        json.WriteEndObject();

        string? Given(string name) =>
            parameters.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : null;
    }

    private static void WriteVersion(Utf8JsonWriter json, ProjectParams version)
    {
        json.WriteStartObject();
        json.WriteNumber("version", version.Version);
        json.WriteString("created_at", Moment.Write(version.CreatedAt));
        using var parameters = JsonDocument.Parse(version.Params);
        foreach (var parameter in parameters.RootElement.EnumerateObject())
        {
            // The params lie flat beside our two fields, which clients rely on.
            if (parameter.Name is "version" or "created_at")
                continue;
            json.WritePropertyName(parameter.Name);
            json.WriteRawValue(parameter.Value.GetRawText(), skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, ProjectSettings settings)
    {
        json.WriteString("projectType", settings.Kind switch
        {
            ProjectKind.Rapid => "rapid",
            ProjectKind.Studio => "studio",
            _ => "standard",
        });
        json.WriteString("pipeline", SettingsJson.Pipeline(settings));
        json.WriteString("pipelineName", SettingsJson.Pipeline(settings));
        json.WriteNumber("numConsensus", settings.Overlap);
        json.WriteNumber("numReviews", settings.ReviewLevels);
        SettingsJson.WriteShared(json, settings);
    }
}
