using System.Collections.Immutable;

namespace Scheduler.Domain.Projects;

/// <summary>What a schedule must be before it is stored.</summary>
public static class ScheduleRules
{
    /// <summary>Every problem at once, under the names that the fields have on the wire.</summary>
    public static ImmutableArray<Problem> Check(DeliverySchedule schedule, ProjectSettings settings)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (settings.Kind != ProjectKind.Pro)
            problems.Add(new("not_pro", "", "Only pro projects are delivered by schedule: set mode_of_work to pro first."));
        Range("period_days", schedule.PeriodDays, 1, ProjectLimits.MaxPeriodDays);
        Range("submit_lead_hours", schedule.LeadHours, 0, (24 * Math.Clamp(schedule.PeriodDays, 1, ProjectLimits.MaxPeriodDays)) - 1);
        if (schedule.WeeklyVolume is { } volume)
            Range("weekly_volume", volume, 1, ProjectLimits.MaxWeeklyVolume);
        if (schedule.StartsAt.Year is < 2000 or > 2200)
            problems.Add(new("out_of_range", "starts_at", "starts_at must lie between the years 2000 and 2200."));
        return problems.ToImmutable();

        void Range(string path, int value, int min, int max)
        {
            if (value < min || value > max)
                problems.Add(new("out_of_range", path, $"{path} must lie between {min} and {max}."));
        }
    }
}
