using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Tasks;
using Scheduler.Domain.Taxonomy;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>
/// What a customer sends to make a task: the keys common to all types become columns, everything else is the task's params and
/// is kept as it came.
/// </summary>
internal sealed record TaskRequest
{
    private const string NoTags = "[]";

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        "type", "project", "batch", "instruction", "callback_url", "metadata", "priority", "unique_id", "tags", "project_param_version", "urgency");

    public string? Type { get; init; }

    public string? Project { get; init; }

    public string? Batch { get; init; }

    public string? Instruction { get; init; }

    public string? CallbackUrl { get; init; }

    /// <summary>The JSON text of an object; null where the task says none.</summary>
    public string? Metadata { get; init; }

    public int? Priority { get; init; }

    public string? UniqueId { get; init; }

    /// <summary>The JSON text of a list, be it empty; null where the task says none.</summary>
    public string? Tags { get; init; }

    /// <summary>One word of the old API; kept and shown.</summary>
    public string? Urgency { get; init; }

    /// <summary>From the header of that name.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Null: the project's latest; -1: none.</summary>
    public int? ParamVersion { get; init; }

    /// <summary>The JSON text of the task's own params.</summary>
    public required string Params { get; init; }

    /// <summary>All that was sent, the params among it, for as long as its document is open.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>What is wrong whatever its place: the fields named hold no meaning. <see cref="TaskTarget.Check"/> has these too.</summary>
    public required List<Problem> Problems { get; init; }

    /// <summary>Null when the header was not sent, or is empty.</summary>
    public static string? IdempotencyKeyOf(HttpRequest http) => http.Headers["Idempotency-Key"] is [{ Length: > 0 } key, ..] ? key : null;

    /// <param name="idempotencyKey">The header of that name; null when it was not sent.</param>
    public static TaskRequest Read(JsonElement body, string? idempotencyKey = null)
    {
        var fields = new Fields(body);
        var request = new TaskRequest
        {
            Type = fields.Text("type", 100),
            Project = NonEmpty(fields.Text("project", ProjectLimits.MaxNameLength)),
            Batch = NonEmpty(fields.Text("batch", ProjectLimits.MaxNameLength)),
            Instruction = fields.Text("instruction", TaskLimits.MaxInstructionLength),
            CallbackUrl = Http.CallbackUrl.Read(fields, "callback_url"),
            Metadata = fields.ObjectText("metadata", TaskLimits.MaxMetadataBytes),
            Priority = PriorityField.Optional(fields),
            UniqueId = fields.Text("unique_id", TaskLimits.MaxUniqueIdLength),
            Tags = fields.Texts("tags", TaskLimits.MaxTags, TaskLimits.MaxUniqueIdLength).Count > 0 ? fields.Get("tags")!.Value.GetRawText() : fields.Has("tags") ? NoTags : null,
            Urgency = fields.Text("urgency", TaskLimits.MaxUrgencyLength),
            IdempotencyKey = idempotencyKey,
            ParamVersion = fields.Whole("project_param_version"),
            Params = RawObject.Without(body, Common.Contains),
            Body = body,
            Problems = fields.Problems,
        };
        if (idempotencyKey?.Length > TaskLimits.MaxIdempotencyKeyLength)
            fields.Add("too_long", "Idempotency-Key", $"The header Idempotency-Key has more than {TaskLimits.MaxIdempotencyKeyLength} characters.");
        // Kept with the params as it came, and read again when the task becomes an error.
        fields.Flag("clear_unique_id_on_error");
        if (request.UniqueId is "")
            fields.Add("required", "unique_id", "A unique_id has at least one character.");
        if (Encoding.UTF8.GetByteCount(request.Params) > TaskLimits.MaxParamsBytes)
            fields.Add("too_long", "", $"The params of the task are over {TaskLimits.MaxParamsBytes} bytes.");
        return request;
    }

    /// <summary>The reply when it has no place: what is wrong with the task itself is told with it, not one after the other.</summary>
    public ErrorReply Refused(ErrorReply refusal) => Problems.Count == 0 ? refusal : ErrorReply.Invalid([.. Problems, new("no_place", "", refusal.Message)]);

    /// <summary>The row of this task once its place is known.</summary>
    public TaskRow ToRow(TaskTarget target, TaskId id, DateTimeOffset now)
    {
        var (plan, inherited) = (target.Project.Settings.PlanFor(id), target.DefaultsOf(this));
        var row = new TaskRow
        {
            Ref = new(target.Batch.Tenant, target.Project.Id, target.Batch.Id, id),
            Type = target.Project.Type,
            ParamVersion = target.VersionFor(this),
            Plan = plan,
            OpenSlots = plan.SlotsOf(Plan.LabelStage),
            Priority = Priority ?? inherited.Priority ?? BatchLimits.DefaultPriority,
            CreatedAt = now,
            UpdatedAt = now,
            UniqueId = UniqueId,
            IdempotencyKey = IdempotencyKey,
            Urgency = Urgency ?? inherited.Urgency,
            Tags = (Tags ?? inherited.Tags) is { } tags and not NoTags ? tags : null,
            Instruction = Instruction,
            CallbackUrl = CallbackUrl ?? inherited.CallbackUrl,
            Metadata = Metadata ?? inherited.Metadata ?? "{}",
            Params = Params,
            Basis = target.Basis,
            ChecksAttachments = target.ChecksAttachmentsOf(this),
        };
        return target.Batch.Tenant.Mode == Mode.Test ? Answered(row, target) : row;
    }

    /// <summary>
    /// A task of the test mode is stored with its response, and is complete at once or as soon as its batch is launched. Nobody
    /// works on it, so it has no open slot.
    /// </summary>
    private TaskRow Answered(TaskRow row, TaskTarget target)
    {
        var answered = row with { OpenSlots = 0, Response = SampleResponse.Make(row.Type, target.Effective(this), row.Ref.Id.Value) };
        return target.Batch.Status == BatchStatus.Staging ? answered : answered with { Status = LabelTaskStatus.Completed, CompletedAt = row.CreatedAt };
    }

    // Some clients send empty strings for what they do not set.
    private static string? NonEmpty(string? text) => text is "" ? null : text;
}
