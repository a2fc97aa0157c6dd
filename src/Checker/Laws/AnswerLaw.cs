using Scheduler.Checker.Replay;
using Scheduler.Checker.Rows;

namespace Scheduler.Checker.Laws;

/// <summary>I2: what ends a lease found it as it must be.</summary>
internal sealed class AnswerLaw : IStepLaw
{
    public void Check(TaskReplay before, EventLine step, Findings findings)
    {
        if (Wrong(before, step) is { } wrong)
            findings.Add(Law.AnswerHadLease, step.TaskId, $"version {step.Version} ({step.Kind}, token {step.Token}, {step.AnnotatorId}): {wrong}.");
    }

    private static string? Wrong(TaskReplay before, EventLine step)
    {
        var lease = before.ByToken(step.Token);
        switch (step.Kind)
        {
            case EventKind.Submitted:
                return Holder(lease, step) ?? (lease!.IsLive ? null : $"the lease had already ended as {lease.State}");
            case EventKind.Ended:
                return Holder(lease, step) ?? (lease!.IsLive ? null : $"the lease had already ended as {lease.State}");
            case EventKind.LateStored:
                return Holder(lease, step)
                    ?? (lease!.IsLive ? "the lease was live, the answer should have counted"
                        : lease.State is LeaseState.Submitted or LeaseState.Late ? "the lease was answered before" : null);
            case EventKind.Salvaged:
                return Salvage(before, step, lease);
            default:
                return null;
        }
    }

    private static string? Holder(Lease? lease, EventLine step) =>
        lease is null ? "no such lease was ever given"
        : lease.Annotator != step.AnnotatorId ? $"the lease was {lease.Annotator}'s"
        : null;

    private static string? Salvage(TaskReplay before, EventLine step, Lease? lease)
    {
        if (lease is not null)
            return "a salvage needs a token of its own";
        if (step.Stage != before.Stage || step.Round != before.Round || before.Status != TaskState.Pending)
            return "the task had moved on from the stage of the answer";
        if (!before.Current.Any(l => l.Annotator == step.AnnotatorId && !l.HoldsSlot && l.State != LeaseState.Late))
            return "the person never had a lease of this stage and round that ended unanswered";
        return before.OpenSlots > 0 && !before.Current.Any(l => l.HoldsSlot && l.Slot == step.Slot) ? null : "the slot was not free";
    }
}
