using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>The annotator object of <c>/api/annotators</c>.</summary>
internal static class AnnotatorJson
{
    public static void Write(Utf8JsonWriter json, AnnotatorRow annotator) => Write(json, annotator, null);

    /// <param name="token">The sign-in token, in the one reply that tells it.</param>
    public static void Write(Utf8JsonWriter json, AnnotatorRow annotator, string? token)
    {
        var worker = annotator.Worker;
        json.WriteStartObject();
        json.WriteString("id", worker.Id.Value);
        json.WriteString("name", annotator.Name);
        Texts(json, "role", RoleWords.Write(worker.Roles));
        SkillFields.Write(json, "skills", worker.Skills);
        Texts(json, "groups", worker.Groups);
        json.WriteBoolean("team", worker.Workforce != WorkforceId.Platform);
        json.WriteBoolean("disabled", annotator.Disabled);
        json.WriteString("created_at", Moment.Write(annotator.CreatedAt));
        if (token is not null)
            json.WriteString("token", token);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
