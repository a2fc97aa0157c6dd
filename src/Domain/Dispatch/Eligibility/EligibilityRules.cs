using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>All hard conditions. What is not here does not keep anybody from work.</summary>
public static class EligibilityRules
{
    public static IReadOnlyList<IEligibilityRule> All { get; } = [new RoleRule(), new SkillRule(), new GroupRule(), new LanguageRule(), new SelfLabelRule(), new AssignmentRule(), new StudioGroupRule()];

    /// <summary>The first rule that refuses, or null when the person may work on the lane.</summary>
    public static IEligibilityRule? Refusal(this IReadOnlyList<IEligibilityRule> rules, Worker worker, LaneNeeds needs)
    {
        foreach (var rule in rules)
            if (!rule.Allows(worker, needs))
                return rule;
        return null;
    }
}
