using System.Collections.Frozen;
using System.Text.Json;
using Scheduler.Api.Annotators;
using Scheduler.Api.Http;
using Scheduler.Api.Organizations;
using Scheduler.Api.Tasks;
using Scheduler.Domain;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Taxonomy;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Projects;
using Scheduler.Storage;
using Scheduler.Storage.Quality;
using TaskRequest = Scheduler.Api.Tasks.TaskRequest;

namespace Scheduler.Api.Quality;

/// <summary>Makes one quality task: a task like any other, and the answer to it.</summary>
internal sealed class QualityTaskMaker(TaskTargets targets, IQualityTasks store, IGrainFactory grains, IdSource ids, TimeProvider time)
{
    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        "documenttranscription", "segmentannotation", "videoplaybackannotation", "imageannotation", "textcollection", "namedentityrecognition", "categorization");

    public async Task<IResult> Make(QualityTaskKind kind, Caller caller, string type, JsonElement body, string? idempotencyKey, CancellationToken cancel)
    {
        if (!Types.Contains(type))
            return ErrorReply.NotFound($"There are no such tasks of that type. Known: {string.Join(", ", Types.Order(StringComparer.Ordinal))}.");
        var fields = new Fields(body);
        var (expected, initial) = (ResponseField(fields, "expected_response"), ResponseField(fields, "initial_response"));
        fields.Require("expected_response", "Please include an expected_response parameter: the right answer.");
        if (kind == QualityTaskKind.Training && initial is not null)
            fields.Add("unexpected", "initial_response", "Only an evaluation task has an initial_response: it is reviewed.");
        using var own = JsonDocument.Parse(RawObject.Without(body, p => p is "expected_response" or "initial_response"));
        var request = TaskRequest.Read(own.RootElement, idempotencyKey);
        fields.Require("project", "Please include a project parameter.");
        request.Problems.AddRange(fields.Problems);
        if (request.Project is null)
            return ErrorReply.Invalid(request.Problems);
        // It stands in the project, in none of its batches.
        var (target, refusal) = await targets.Find(new(caller.Tenant, type, request.Project, null), cancel, dry: true);
        if (target is null)
            return request.Refused(refusal!);
        List<Problem> problems = [.. target.Check(request)];
        if (problems.Exists(p => p.Path == "project_param_version"))
            return ErrorReply.Invalid(problems);
        var check = AnswerRules.For(type, new(target.Effective(request))).Check;
        problems.AddRange(Wrong(expected, check, "expected_response"));
        problems.AddRange(Wrong(initial, check, "initial_response"));
        if (problems.Count > 0)
            return ErrorReply.Invalid(problems);

        var sent = RawObject.Without(own.RootElement, p => p is "project" or "batch" or "unique_id");
        var task = new QualityTaskRow(ids.Next(), caller.Tenant, kind, target.Project.Id, type, time.GetUtcNow().ToMillisecond(), sent, expected!, initial)
        {
            Instruction = request.Instruction,
            Params = request.Params,
            ParamVersion = target.VersionFor(request),
            UniqueId = request.UniqueId,
            IdempotencyKey = request.IdempotencyKey,
        };
        var made = await store.Create(task, cancel);
        if (made.Result == QualityIntake.Full)
            return ErrorReply.BadRequest($"The project has {QualityLimits.MaxTasks} such tasks already.");

        // After the task: who comes for the first one finds it. For a repeat too: the process may have ended between the two.
        await grains.Get<IProjectGrain>(GrainKeys.Project(caller.Tenant, target.Project.Id)).UseQualityTasks();
        return made.Result switch
        {
            QualityIntake.DuplicateUniqueId => TaskIntake.Duplicate(task.UniqueId!, made.Existing!),
            QualityIntake.DuplicateIdempotencyKey => TaskIntake.DuplicateKey(task.IdempotencyKey!, made.Existing!),
            _ => new JsonReply(json => Write(json, task, target.Project.Name)),
        };
    }

    private static string? ResponseField(Fields fields, string name) => fields.ObjectText(name, ResponseLimits.MaxBytes);

    private static IEnumerable<Problem> Wrong(string? response, ICheckResponse check, string name) =>
        response is null ? [] : ResponseText.Check(response, check).Select(p => p with { Path = name + p.Path["response".Length..] });

    private static void Write(Utf8JsonWriter json, QualityTaskRow task, string project)
    {
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        json.WriteString("type", task.Type);
        json.WriteString("project", project);
        json.WriteString("created_at", Moment.Write(task.CreatedAt));
        json.WriteString("kind", Words.Snake(task.Kind));
        if (task.UniqueId is { } uniqueId)
            json.WriteString("unique_id", uniqueId);
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
