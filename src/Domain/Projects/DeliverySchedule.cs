namespace Scheduler.Domain.Projects;

/// <summary>
/// How a Pro project's work is handed over: in periods of equal length, one after the other from a start on. What was completed
/// when a period ends is that period's delivery.
/// </summary>
/// <param name="StartsAt">Start of the first period.</param>
/// <param name="PeriodDays">Length of a period; 1..<see cref="ProjectLimits.MaxPeriodDays"/>.</param>
/// <param name="LeadHours">How long before the end of a period tasks must be there to be done in it; shorter than the period.</param>
/// <param name="WeeklyVolume">Tasks that the customer means to send in a week; null when nothing was agreed.</param>
/// <param name="Callback">Where each delivery is told; null for nowhere.</param>
public sealed record DeliverySchedule(DateTimeOffset StartsAt, int PeriodDays, int LeadHours, int? WeeklyVolume, string? Callback)
{
    private TimeSpan Length => TimeSpan.FromDays(PeriodDays);

    /// <summary>The period that a moment lies in; the first one for a moment before it.</summary>
    public DeliveryPeriod At(DateTimeOffset moment) => Period(moment < StartsAt ? 0 : (moment - StartsAt).Ticks / Length.Ticks);

    /// <summary>The first period in which a task that comes at this moment is done: by its end the task is due.</summary>
    public DeliveryPeriod For(DateTimeOffset submitted)
    {
        var period = At(submitted);
        return submitted <= period.SubmitBy ? period : Period(period.Index + 1);
    }

    public DeliveryPeriod Period(long index)
    {
        var from = StartsAt + (Length * index);
        return new(index, from, from + Length, from + Length - TimeSpan.FromHours(LeadHours), WeeklyVolume is { } volume ? (long)volume * PeriodDays / 7 : null);
    }
}

/// <param name="Index">From 0, within the schedule.</param>
/// <param name="SubmitBy">Tasks that are there by then are done in this period.</param>
/// <param name="ExpectedTasks">What the agreed volume comes to in it; null when nothing was agreed.</param>
public readonly record struct DeliveryPeriod(long Index, DateTimeOffset From, DateTimeOffset To, DateTimeOffset SubmitBy, long? ExpectedTasks);
