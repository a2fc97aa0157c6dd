using System.Collections.Immutable;
using System.Globalization;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.Engine;

namespace Scheduler.Simulation.World;

/// <summary>Draws one batch: its kind, plan, needs and the arrival of its tasks.</summary>
public static class BatchDraw
{
    public static readonly ImmutableArray<string> Skills = ["lidar", "french"];

    public static BatchPlan Of(Prng chance, int number, TimeSpan day, bool isLong)
    {
        var kind = chance.Pick([BatchKind.Production, BatchKind.Production, BatchKind.Production, BatchKind.Calibration, BatchKind.SelfLabel]);
        var small = kind == BatchKind.SelfLabel;
        var plan = new Plan(chance.Pick<int>(small ? [1, 2] : [1, 1, 1, 2, 3, 5]), chance.Pick<int>(small ? [0, 1] : [0, 0, 1, 2]));
        var atOnce = chance.Chance(0.4);
        var launch = day * chance.Between(0.0, 0.3);
        var tenant = new Tenant(new(chance.Chance(0.5) ? "org-a" : "org-b"), Mode.Live);
        var priority = chance.Pick([10, 10, 20, 30]);
        return new BatchPlan(
            new(string.Create(CultureInfo.InvariantCulture, $"batch-{number}")),
            tenant, kind, atOnce, priority,
            chance.Chance(0.5) ? new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) + day * chance.Between(0.2, 1.5) : null,
            plan,
            chance.Pick([1, 1, 0.5]),
            chance.Chance(0.3) ? [new Skill(chance.Pick(Skills), chance.Between(1, 5))] : [],
            chance.Chance(0.2) ? ["night"] : [],
            chance.Fork().Pick<ImmutableArray<string>>([[], [], [], [], ["de"], ["pt", "de"], ["pt-br"]]),
            new LeaseTerms(chance.Chance(0.5), TimeSpan.FromSeconds(chance.Pick([20, 60])), TimeSpan.FromSeconds(chance.Pick([180, 600, 1_800]))),
            launch,
            Arrivals(chance, atOnce, atOnce ? day : launch, priority, isLong))
        {
            Quality = kind == BatchKind.SelfLabel ? null : Quality(chance.Fork()),
            GiveUpAt = GiveUpAt(chance.Fork(), day),
        };
    }

    private static TimeSpan? GiveUpAt(Prng chance, TimeSpan day) => chance.Chance(0.2) ? day * chance.Between(0.1, 1.0) : null;

    private static QualityPlan? Quality(Prng chance) =>
        chance.Chance(0.35) ? new(chance.Pick([0, 1, 2, 3]), chance.Pick([0, 2, 5]), chance.Pick([0.05, 0.3])) : null;

    private static ImmutableArray<(TimeSpan, int, int)> Arrivals(Prng chance, bool atOnce, TimeSpan until, int priority, bool isLong)
    {
        var size = chance.Between(1, isLong ? 150 : 60);
        var groups = chance.Between(1, atOnce ? 8 : 3);
        return [.. Enumerable.Range(0, groups)
            .Select(_ => (until * chance.Between(0.0, 0.9), Math.Max(1, size / groups), chance.Chance(0.2) ? priority + 10 : priority))
            .OrderBy(g => g.Item1)];
    }
}
