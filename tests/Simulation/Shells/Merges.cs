using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Shells;

/// <summary>How answers of a label stage become one.</summary>
public static class Merges
{
    private static readonly CategoryMajority Majority = new(["a", "b", "c"], allowMultiple: false);

    public static IMerge Of(Plan plan) => plan.Overlap == 1 ? SoleResponse.Instance : Majority;
}
