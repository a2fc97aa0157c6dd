using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>A project that names groups is worked on by their members only.</summary>
public sealed class GroupRule : IEligibilityRule
{
    public string Name => "group";

    public bool Allows(Worker worker, LaneNeeds needs) =>
        needs.Groups.IsEmpty || needs.Groups.Any(worker.Groups.Contains);
}
