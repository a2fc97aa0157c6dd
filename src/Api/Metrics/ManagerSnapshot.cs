using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;
using Scheduler.Grains.Interfaces.Metrics;

namespace Scheduler.Api.Metrics;

/// <summary>What <see cref="ManagerHub"/> streams once a second.</summary>
/// <param name="AsOf">Up to when events are counted.</param>
/// <param name="Figures">Of the window that ends there.</param>
/// <param name="Previous">Of the window before it.</param>
/// <param name="Tail">The last minutes, by time.</param>
public sealed record ManagerSnapshot(
    string Scope,
    long WindowMs,
    DateTimeOffset At,
    DateTimeOffset AsOf,
    FiguresView Figures,
    FiguresView Previous,
    IReadOnlyList<SnapshotMinute> Tail,
    BacklogView? Backlog,
    PeopleNow? People)
{
    public static ManagerSnapshot Of(MetricScope scope, TimeSpan window, ScopeFigures f, PeopleNow? people) => new(
        scope.ToString(), (long)window.TotalMilliseconds, f.At, f.AsOf, FiguresView.Of(f.Window), FiguresView.Of(f.Previous),
        [.. f.Tail.Select(t => new SnapshotMinute(t.At, t.Closed, FiguresView.Of(t.Flow)))],
        f is { Backlog: { } backlog, BacklogAt: { } at } ? BacklogView.Of(backlog, at, f.Day) : null, people);
}

/// <param name="Closed">It does not change any more.</param>
public sealed record SnapshotMinute(DateTimeOffset At, bool Closed, FiguresView Figures);

/// <summary>People who are there, by what they do, and by skill.</summary>
public sealed record PeopleNow(int Online, int Available, int Busy, int OnBreak, int Draining, IReadOnlyList<SkillNow> Skills)
{
    /// <summary>Skills shown: those of the most people.</summary>
    private const int MaxSkills = 50;

    public static PeopleNow Of(IReadOnlyList<RosterEntry> people)
    {
        int Count(Activity activity) => people.Count(p => p.Activity == activity);
        var skills = people.SelectMany(p => p.Skills.Select(s => (Skill: s, p.Activity))).GroupBy(s => s.Skill)
            .Select(g => new SkillNow(g.Key, g.Count(s => s.Activity == Activity.Available), g.Count(s => s.Activity == Activity.Busy)))
            .OrderByDescending(s => s.Available + s.Busy).ThenBy(s => s.Skill, StringComparer.Ordinal).Take(MaxSkills);
        return new(people.Count, Count(Activity.Available), Count(Activity.Busy), Count(Activity.Break), Count(Activity.Draining), [.. skills]);
    }
}

public sealed record SkillNow(string Skill, int Available, int Busy);
