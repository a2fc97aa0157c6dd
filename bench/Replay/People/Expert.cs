using Scheduler.Replay.Sets;
using Scheduler.Workers.Wire;

namespace Scheduler.Replay.People;

/// <summary>A reviewer or adjudicator: knows the truth nearly always; mends or rejects what is wrong.</summary>
internal sealed class Expert(CrowdSet set, Pace pace, Temper temper, Tally tally, Random random) : Person(pace, temper, tally, random)
{
    private const double Knows = 0.95, Mends = 0.5;

    protected override (string? Response, string? Verdict) Decide(Assignment assignment)
    {
        var truth = set.Truth.GetValueOrDefault(Item.Of(assignment));
        var opinion = truth is not null && Random.NextDouble() < Knows ? truth : set.Classes[Random.Next(set.Classes.Count)];
        if (assignment.Stage != "review")
            return (Item.Response(opinion), null);
        if (Item.Category(assignment.Response) == opinion)
            return (null, "accept");
        return Random.NextDouble() < Mends ? (Item.Response(opinion), "fix") : (null, "reject");
    }
}
