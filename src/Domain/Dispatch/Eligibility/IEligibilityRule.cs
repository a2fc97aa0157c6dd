using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>One hard condition for a person to work on a lane. One rule, one file.</summary>
public interface IEligibilityRule
{
    /// <summary>Short and stable: refusals are counted under it in explanations.</summary>
    string Name { get; }

    bool Allows(Worker worker, LaneNeeds needs);
}
