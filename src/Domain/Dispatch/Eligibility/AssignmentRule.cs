using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>A project that has assignments is worked on by the people assigned to it only.</summary>
public sealed class AssignmentRule : IEligibilityRule
{
    public string Name => "assignment";

    public bool Allows(Worker worker, LaneNeeds needs) =>
        needs.AssignedTo is not { } project || worker.Projects.Contains(project);
}
