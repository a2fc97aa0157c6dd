using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>A batch that was given to groups of the organization is worked on by their members only.</summary>
public sealed class StudioGroupRule : IEligibilityRule
{
    public string Name => "studio_group";

    public bool Allows(Worker worker, LaneNeeds needs) =>
        needs.StudioGroups.IsEmpty || needs.StudioGroups.Any(worker.StudioGroups.Contains);
}
