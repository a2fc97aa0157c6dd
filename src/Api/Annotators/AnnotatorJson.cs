using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Grains.Interfaces.Annotators;
using Scheduler.Storage.Annotators;

namespace Scheduler.Api.Annotators;

/// <summary>The annotator object of <c>/api/annotators</c>.</summary>
internal static class AnnotatorJson
{
    public static void Write(Utf8JsonWriter json, AnnotatorRow annotator) => Write(json, annotator, _ => { });

    /// <param name="token">The sign-in token, in the one reply that tells it.</param>
    public static void Write(Utf8JsonWriter json, AnnotatorRow annotator, string token) =>
        Write(json, annotator, more => more.WriteString("token", token));

    /// <param name="work">What the person does now, and their pace so far.</param>
    public static void Write(Utf8JsonWriter json, AnnotatorRow annotator, AnnotatorWork work) => Write(json, annotator, more =>
    {
        more.WriteString("activity", Words.Snake(work.Activity));
        more.WriteStartObject("throughput");
        more.WriteNumber("answered", work.Answered);
        if (work.Answered > 0)
            more.WriteNumber("mean_handle_ms", work.HandleMs / work.Answered);
        more.WriteNumber("declined", work.Declined);
        more.WriteNumber("lapsed", work.Lapsed);
        more.WriteNumber("expired", work.Expired);
        more.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, AnnotatorRow annotator, Action<Utf8JsonWriter> more)
    {
        var worker = annotator.Worker;
        json.WriteStartObject();
        json.WriteString("id", worker.Id.Value);
        json.WriteString("name", annotator.Name);
        Texts(json, "role", RoleWords.Write(worker.Roles));
        SkillFields.Write(json, "skills", worker.Skills);
        Texts(json, "groups", worker.Groups);
        Texts(json, "languages", worker.Languages);
        json.WriteBoolean("team", worker.Workforce != WorkforceId.Platform);
        json.WriteBoolean("disabled", annotator.Disabled);
        json.WriteString("created_at", Moment.Write(annotator.CreatedAt));
        more(json);
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
