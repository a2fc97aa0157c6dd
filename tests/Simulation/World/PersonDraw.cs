using System.Collections.Immutable;
using System.Globalization;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Engine;

namespace Scheduler.Simulation.World;

/// <summary>Draws people. Handle times and session lengths are lognormal, with the spreads measured in public crowd jobs.</summary>
public static class PersonDraw
{
    private const Roles AllRoles = Roles.Labeler | Roles.Reviewer | Roles.Adjudicator;

    public static PersonPlan Of(Prng chance, int number, TimeSpan day)
    {
        var roles = chance.Pick([Roles.Labeler, Roles.Labeler, Roles.Labeler, Roles.Labeler | Roles.Reviewer, Roles.Reviewer, AllRoles]);
        var skills = BatchDraw.Skills.Where(_ => chance.Chance(0.4)).Select(s => new Skill(s, chance.Between(1, 8)));
        OrganizationId? organization = chance.Chance(0.3) ? new(chance.Chance(0.5) ? "org-a" : "org-b") : null;
        var wild = chance.Chance(0.4) ? 3 : 1;
        var habits = new Habits(0.03 * wild, 0.02 * wild, 0.01 * wild, 0.01 * wild, 0.02 * wild, 0.03 * wild, 0.02 * wild, chance.Pick([0.0, 0.1, 0.4])) { Knows = chance.Fork().Pick([0.9, 0.7, 0.2]) };
        return new PersonPlan(
            new Worker(new(string.Create(CultureInfo.InvariantCulture, $"person-{number:00}")), WorkforceId.Platform, organization, roles,
                [.. skills], chance.Chance(0.3) ? ["night"] : [])
            {
                Languages = chance.Fork().Pick<ImmutableArray<string>>([[], ["de"], ["de", "pt"], ["de-at", "pt-br"]]),
            },
            Sessions(chance, day),
            TimeSpan.FromSeconds(chance.LogNormal(35, Math.Sqrt(chance.Between(0.21, 0.38)))),
            Math.Sqrt(chance.Between(0.13, 0.50)),
            habits,
            chance.Chance(0.5));
    }

    /// <summary>For every organization as many all-rounders as the hungriest task can ask for: every round anew, and the reviews.</summary>
    public static ImmutableArray<PersonPlan> Finishers(Prng chance, ImmutableArray<BatchPlan> batches, TimeSpan day)
    {
        var people = ImmutableArray.CreateBuilder<PersonPlan>();
        foreach (var group in batches.GroupBy(b => b.Tenant.Organization))
        {
            var need = group.Max(b => (b.Plan.Overlap + b.Plan.ReviewLevels) * (AdvanceRule.MaxRounds + 1)) + 3;
            for (var i = 0; i < need; i++)
                people.Add(new PersonPlan(
                    new Worker(new(string.Create(CultureInfo.InvariantCulture, $"finisher-{group.Key}-{i:00}")), WorkforceId.Platform, group.Key, AllRoles,
                        [.. BatchDraw.Skills.Select(s => new Skill(s, 10))], ["night"])
                    {
                        Languages = ["de", "pt-br"],
                    },
                    [(day + TimeSpan.FromSeconds(chance.Between(0, 30)), TimeSpan.MaxValue)],
                    TimeSpan.FromSeconds(15), 0.3, Habits.Steady, true));
        }

        return people.ToImmutable();
    }

    private static ImmutableArray<(TimeSpan, TimeSpan)> Sessions(Prng chance, TimeSpan day)
    {
        var sessions = ImmutableArray.CreateBuilder<(TimeSpan, TimeSpan)>();
        var at = day * chance.Between(-0.2, 0.5);
        while (at < day)
        {
            var length = TimeSpan.FromMinutes(Math.Clamp(chance.LogNormal(18, 1.1), 1, 480));
            if (at >= TimeSpan.Zero)
                sessions.Add((at, at + length));
            at += length + TimeSpan.FromMinutes(chance.Exponential(20));
        }

        return sessions.ToImmutable();
    }
}
