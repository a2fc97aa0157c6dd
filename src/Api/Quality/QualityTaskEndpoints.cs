using System.Collections.Frozen;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Taxonomy;
using Scheduler.Storage;
using Scheduler.Storage.Quality;
using TaskRequest = Scheduler.Api.Tasks.TaskRequest;

namespace Scheduler.Api.Quality;

/// <summary><c>/v1/evaluation_tasks</c> and <c>/v1/training_tasks</c>: tasks whose answer is known.</summary>
internal static class QualityTaskEndpoints
{
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        "documenttranscription", "segmentannotation", "videoplaybackannotation", "imageannotation", "textcollection", "namedentityrecognition", "categorization");

    public static void MapQualityTasks(this IEndpointRouteBuilder routes)
    {
        Map("/v1/evaluation_tasks/{type}", QualityTaskKind.Evaluation);
        Map("/v1/training_tasks/{type}", QualityTaskKind.Training);

        void Map(string path, QualityTaskKind kind) => routes.MapPost(path,
            (Caller caller, PathName type, RequestBody body, TaskTargets targets, IQualityTasks store, IdSource ids, TimeProvider time, CancellationToken cancel) =>
                Create(kind, caller, type.Value, body.Object, targets, store, ids, time, cancel)).RequireAuthorization(Policies.Key);
    }

    private static async Task<IResult> Create(
        QualityTaskKind kind, Caller caller, string type, JsonElement body, TaskTargets targets, IQualityTasks store, IdSource ids, TimeProvider time, CancellationToken cancel)
    {
        if (!Types.Contains(type))
            return ErrorReply.NotFound($"There are no such tasks of that type. Known: {string.Join(", ", Types.Order(StringComparer.Ordinal))}.");
        var fields = new Fields(body);
        var (expected, initial) = (ResponseField(fields, "expected_response"), ResponseField(fields, "initial_response"));
        if (expected is null && fields.Problems.Count == 0)
            fields.Add("required", "expected_response", "Please include an expected_response parameter: the right answer.");
        if (kind == QualityTaskKind.Training && initial is not null)
            fields.Add("unexpected", "initial_response", "Only an evaluation task has an initial_response: it is reviewed.");
        var request = TaskRequest.Read(body) with { Params = RawObject.Without(body, p => p is "expected_response" or "initial_response" or "project" or "batch" or "unique_id") };
        fields.Problems.AddRange(request.Problems);
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);
        if (request.Project is null)
            return ErrorReply.BadRequest("Please include a project parameter.");
        var (target, refusal) = await targets.Find(caller.Tenant, type, request.Project, null, cancel);
        if (target is null)
            return refusal!;
        var check = AnswerRules.For(type, new(target.Effective(request))).Check;
        fields.Problems.AddRange(target.Check(request));
        fields.Problems.AddRange(Wrong(expected!, check, "expected_response"));
        if (initial is not null)
            fields.Problems.AddRange(Wrong(initial, check, "initial_response"));
        if (fields.Problems.Count > 0)
            return ErrorReply.Invalid(fields.Problems);

        var task = new QualityTaskRow(ids.Next(), caller.Tenant, kind, target.Project.Id, type, time.GetUtcNow().ToMillisecond(), request.Params, expected!, initial);
        await store.Create(task, cancel);
        return new JsonReply(json => Write(json, task, target.Project.Name));
    }

    private static string? ResponseField(Fields fields, string name) => fields.ObjectText(name, ResponseLimits.MaxBytes);

    private static IEnumerable<Problem> Wrong(string response, ICheckResponse check, string name) =>
        ResponseText.Check(response, check).Select(p => p with { Path = name + p.Path["response".Length..] });

    private static void Write(Utf8JsonWriter json, QualityTaskRow task, string project)
    {
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        json.WriteString("type", task.Type);
        json.WriteString("project", project);
        json.WriteString("created_at", Moment.Write(task.CreatedAt));
        json.WriteString("kind", task.Kind == QualityTaskKind.Evaluation ? "evaluation" : "training");
        Raw("params", task.Body);
        Raw("expected_response", task.Expected);
        if (task.Initial is { } initial)
            Raw("initial_response", initial);
        json.WriteEndObject();

        void Raw(string name, string text)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(text, skipInputValidation: true);
        }
    }
}
