using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Audit;

/// <summary>Who may work on what, written down a second time on purpose.</summary>
public static class Eligibility
{
    public static bool May(Worker worker, BatchPlan batch, int stage)
    {
        var role = stage == 0 ? Roles.Labeler : stage == 6 ? Roles.Adjudicator : Roles.Reviewer;
        if ((worker.Roles & role) == 0)
            return false;
        if (batch.Kind == BatchKind.SelfLabel && (worker.Organization is null || worker.Organization.Value.Value != batch.Tenant.Organization.Value))
            return false;
        if (batch.Groups.Length > 0 && !batch.Groups.Intersect(worker.Groups).Any())
            return false;
        if (batch.Languages.Any(need => !worker.Languages.Any(own => own == need || own.StartsWith(need + "-", StringComparison.Ordinal))))
            return false;
        foreach (var need in batch.Skills)
            if (!worker.Skills.Any(s => s.Name == need.Name && s.Level >= need.Level))
                return false;
        return true;
    }
}
