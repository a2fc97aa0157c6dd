using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Dispatch.Eligibility;

/// <summary>Every language of the project: each task may need any of them.</summary>
public sealed class LanguageRule : IEligibilityRule
{
    public string Name => "language";

    public bool Allows(Worker worker, LaneNeeds needs)
    {
        foreach (var needed in needs.Languages)
            if (!LanguageTag.Speaks(worker.Languages, needed))
                return false;
        return true;
    }
}
