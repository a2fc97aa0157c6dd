using System.Text.Json;
using Scheduler.Domain.Projects;
using Scheduler.Domain.Quality;

namespace Scheduler.Simulation.Shells;

/// <summary>How answers of a label stage become one.</summary>
public static class Merges
{
    public static readonly IMerge Majority =
        AnswerRules.For("categorization", new(JsonDocument.Parse("""{"categories":["a","b","c"]}""").RootElement)).Merge;
}
