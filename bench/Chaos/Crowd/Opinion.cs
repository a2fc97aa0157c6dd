using System.Text.Json;
using Scheduler.Chaos.Customers;
using Scheduler.Workers.Wire;

namespace Scheduler.Chaos.Crowd;

/// <summary>What a person says: any valid answer. What is right does not matter here, only that it is kept.</summary>
internal static class Opinion
{
    private const double Mends = 0.1, Rejects = 0.05;

    public static (string? Response, string? Verdict) Of(Assignment assignment, Random random)
    {
        var response = JsonSerializer.Serialize(new { category = Job.Categories[random.Next(Job.Categories.Length)] });
        if (assignment.Stage != "review")
            return (response, null);
        return random.NextDouble() switch
        {
            < Mends => (response, "fix"),
            < Mends + Rejects => (null, "reject"),
            _ => (null, "accept"),
        };
    }
}
