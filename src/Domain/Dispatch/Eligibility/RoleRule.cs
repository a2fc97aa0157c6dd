using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>Labeling needs a labeler, reviewing a reviewer, adjudicating an adjudicator.</summary>
public sealed class RoleRule : IEligibilityRule
{
    public string Name => "role";

    public bool Allows(Worker worker, LaneNeeds needs) => worker.Roles.HasFlag(needs.Stage switch
    {
        StageKind.Label => Roles.Labeler,
        StageKind.Review => Roles.Reviewer,
        _ => Roles.Adjudicator,
    });
}
