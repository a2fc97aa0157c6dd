using System.Text.Json;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;
using Scheduler.Domain.Tasks;

namespace Scheduler.Simulation.Shells;

/// <summary>How answers of a label stage become one.</summary>
public static class Merges
{
    private static readonly IMerge Majority =
        AnswerRules.For("categorization", new(JsonDocument.Parse("""{"categories":["a","b","c"]}""").RootElement)).Merge;

    public static IMerge Of(Plan plan) => plan.Overlap == 1 ? SoleResponse.Instance : Majority;
}
