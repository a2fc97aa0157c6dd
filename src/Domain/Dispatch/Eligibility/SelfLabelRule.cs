using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>A self-label batch is worked on by members of its own organization only.</summary>
public sealed class SelfLabelRule : IEligibilityRule
{
    public string Name => "self_label";

    public bool Allows(Worker worker, LaneNeeds needs) =>
        needs.Batch != BatchKind.SelfLabel || worker.Organization == needs.Organization;
}
