using Scheduler.Api.Http;
using Scheduler.Domain.Batches;
using Scheduler.Grains.Interfaces;
using Scheduler.Grains.Interfaces.Batches;
using Scheduler.Storage.Tasks;

namespace Scheduler.Api.Tasks;

/// <summary>Stores new tasks and tells their batches, which may sleep: nothing else is woken.</summary>
internal sealed class TaskIntake(IIntake intake, IGrainFactory grains)
{
    /// <returns>Per row, why it was not stored; null when it was.</returns>
    public async Task<IReadOnlyList<ErrorReply?>> Add(IReadOnlyList<TaskRow> rows, CancellationToken cancel)
    {
        var outcomes = await intake.Add(rows, cancel);
        var stored = rows.Where((_, i) => outcomes[i].Result == IntakeResult.Added);
        foreach (var batch in stored.GroupBy(r => (r.Ref.Tenant, r.Ref.Batch)))
            grains.Get<IBatchGrain>(GrainKeys.Batch(batch.Key.Tenant, batch.Key.Batch))
                .TasksAdded(batch.Select(r => new OrderKey(r.Priority, r.Ref.Id)).Min())
                .Ignore();
        return [.. rows.Select((row, i) => Refusal(row, outcomes[i]))];
    }

    public static ErrorReply Duplicate(string uniqueId, string task) =>
        ErrorReply.Conflict($"The unique_id (\"{uniqueId}\") is already used for a different task ({task}).");

    private static ErrorReply? Refusal(TaskRow row, IntakeOutcome outcome) => outcome.Result switch
    {
        IntakeResult.Added => null,
        IntakeResult.DuplicateUniqueId => Duplicate(row.UniqueId!, outcome.Existing?.Value ?? ""),
        IntakeResult.BatchClosed => ErrorReply.BadRequest("The batch is finalized; it takes no more tasks."),
        _ => ErrorReply.NotFound("Batch with that name not found."),
    };
}
