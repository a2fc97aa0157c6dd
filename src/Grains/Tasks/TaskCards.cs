using Scheduler.Domain;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Tasks;
using Scheduler.Storage.Tasks;

namespace Scheduler.Grains.Tasks;

/// <summary>Between a task's row, its card and its state.</summary>
internal static class TaskCards
{
    public static TaskCard ToCard(this TaskRow row) => new()
    {
        Ref = row.Ref,
        Type = row.Type,
        ParamVersion = row.ParamVersion,
        Plan = row.Plan,
        CreatedAt = row.CreatedAt,
        Priority = row.Priority,
        Instruction = row.Instruction,
        Params = row.Params,
        CallbackUrl = row.CallbackUrl,
        Fresh = row.Version == 0,
    };

    /// <summary>The state of an untouched task. If the card is out of date, the first write says so.</summary>
    public static LabelTask ToFreshState(this TaskCard card) => new()
    {
        Ref = card.Ref,
        Plan = card.Plan,
        CreatedAt = card.CreatedAt,
        ChangedAt = card.CreatedAt,
    };

    /// <summary>What the batch needs to know of the task as it stands.</summary>
    public static OpenTask ToOpenTask(this LabelTask task, int priority, DateTimeOffset now) => new(
        task.Ref.Id,
        priority,
        task.Version,
        task.Stage,
        task.OpenSlots,
        [.. task.Attempts.Where(a => a.Bars(now)).Select(a => new Touch(a.Annotator, a.HoldsSlot ? Moments.Never : a.CoolUntil!.Value))])
    {
        IsBegun = task.IsBegun,
    };
}
