using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>Every required skill at the required level or above.</summary>
public sealed class SkillRule : IEligibilityRule
{
    public string Name => "skill";

    public bool Allows(Worker worker, LaneNeeds needs)
    {
        foreach (var needed in needs.Skills)
            if (worker.LevelOf(needed.Name) < needed.Level)
                return false;
        return true;
    }
}
