using Scheduler.Api.Attachments;
using Scheduler.Api.Http;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Callbacks;
using Scheduler.Storage.Tasks;
using StableHash = Scheduler.Domain.StableHash;

namespace Scheduler.Api.Tasks;

/// <summary>Stores new tasks and tells their batches, which may sleep: nothing else is woken.</summary>
internal sealed class TaskIntake(IIntake intake, AddedNotices notices, IGrainFactory grains, AttachmentChecker checker)
{
    /// <summary>To a row whose <see cref="TaskRow.Basis"/> is out of date: whoever remembered it looks again, so no customer hears of it.</summary>
    private static readonly ErrorReply ProjectMoved = new(StatusCodes.Status503ServiceUnavailable, "The project is being changed; send the request again.");

    public static readonly ErrorReply BatchClosed = ErrorReply.BadRequest("The batch takes no more tasks: it was finalized or cancelled.");

    /// <returns>Per row, why it was not stored; null when it was.</returns>
    public async Task<IReadOnlyList<ErrorReply?>> Add(IReadOnlyList<TaskRow> rows, CancellationToken cancel)
    {
        var outcomes = await intake.Add(rows, cancel);
        var stored = rows.Where((_, i) => outcomes[i].Result == IntakeResult.Added);
        foreach (var batch in stored.GroupBy(r => (r.Ref.Tenant, r.Ref.Batch)))
            notices.Tell(batch.Key.Tenant, batch.Key.Batch, batch.Min(r => new OrderKey(r.Priority, r.Ref.Id)));
        // Tasks of the test mode are complete as they are stored, with their callbacks.
        foreach (var shard in stored.Where(r => r is { CallbackUrl: not null, Status: not LabelTaskStatus.Pending }).Select(r => StableHash.ShardOf(r.CallbackUrl!)).Distinct())
            grains.Get<ICallbackSenderGrain>(GrainKeys.CallbackSender(shard)).Wake().Ignore();
        if (stored.Any(r => r.ChecksAttachments))
            checker.Wake();
        return [.. rows.Select((row, i) => Refusal(row, outcomes[i]))];
    }

    public static ErrorReply Duplicate(string uniqueId, string task) =>
        ErrorReply.Conflict($"The unique_id (\"{uniqueId}\") is already used for a different task ({task}).");

    public static ErrorReply DuplicateKey(string key, string task) =>
        ErrorReply.Conflict($"The Idempotency-Key (\"{key}\") is already used for a different task ({task}).");

    private static ErrorReply? Refusal(TaskRow row, IntakeOutcome outcome) => outcome.Result switch
    {
        IntakeResult.Added => null,
        IntakeResult.DuplicateUniqueId => Duplicate(row.UniqueId!, outcome.Existing?.Value ?? ""),
        IntakeResult.DuplicateIdempotencyKey => DuplicateKey(row.IdempotencyKey!, outcome.Existing?.Value ?? ""),
        IntakeResult.ProjectMoved => ProjectMoved,
        IntakeResult.IdTaken => ErrorReply.Conflict("The id that was made for this task is taken; send it again in another request or import."),
        IntakeResult.BatchClosed => BatchClosed,
        _ => ErrorReply.NotFound("Batch with that name not found."),
    };
}
