using System.Text.Json;
using Scheduler.Api.Http;
using Scheduler.Domain.Projects;
using Scheduler.Storage.Projects;

namespace Scheduler.Api.Projects;

/// <summary>A schedule of deliveries as <c>/api</c> shows it.</summary>
internal static class ScheduleJson
{
    /// <summary>Periods that a schedule tells ahead.</summary>
    private const int PeriodsAhead = 4;

    /// <param name="submitted">Tasks that came in the period of now.</param>
    public static void Write(Utf8JsonWriter json, ScheduledProject scheduled, DateTimeOffset now, long submitted)
    {
        var schedule = scheduled.Schedule;
        json.WriteStartObject();
        json.WriteString("starts_at", Moment.Write(schedule.StartsAt));
        json.WriteNumber("period_days", schedule.PeriodDays);
        json.WriteNumber("submit_lead_hours", schedule.LeadHours);
        if (schedule.WeeklyVolume is { } volume)
            json.WriteNumber("weekly_volume", volume);
        if (schedule.Callback is { } callback)
            json.WriteString("callback", callback);
        json.WriteNumber("deliveries", scheduled.Deliveries);
        json.WriteNumber("submitted_this_period", submitted);
        json.WriteString("due_if_submitted_now", Moment.Write(schedule.For(now).To));
        json.WriteStartArray("periods");
        var current = schedule.At(now).Index;
        for (var i = 0; i < PeriodsAhead; i++)
            Write(json, schedule.Period(current + i));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeliveryPeriod period)
    {
        json.WriteStartObject();
        json.WriteString("from", Moment.Write(period.From));
        json.WriteString("submit_by", Moment.Write(period.SubmitBy));
        json.WriteString("to", Moment.Write(period.To));
        if (period.ExpectedTasks is { } tasks)
            json.WriteNumber("expected_tasks", tasks);
        json.WriteEndObject();
    }
}
