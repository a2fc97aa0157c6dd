using CsCheck;
using Scheduler.Domain.Callbacks;

namespace Scheduler.Tests.Domain.Callbacks;

public sealed class ScheduleLaws
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Ids = Gen.String[1, 40];

    [Fact]
    public void Twenty_tries_fill_a_day_and_no_more()
    {
        var waits = Enumerable.Range(1, CallbackLimits.MaxTries - 1).Select(CallbackSchedule.Wait).ToArray();
        Assert.Equal(TimeSpan.FromDays(1), TimeSpan.FromSeconds(Math.Round(waits.Sum(w => w.TotalSeconds), 3)));
        Assert.Equal(TimeSpan.FromSeconds(10), waits[0]);
    }

    [Fact]
    public void Waits_double_and_never_shrink()
    {
        for (var tries = 1; tries < CallbackLimits.MaxTries - 1; tries++)
            Assert.InRange(CallbackSchedule.Wait(tries + 1) / CallbackSchedule.Wait(tries), 1, 2);
    }

    [Fact]
    public void Jitter_only_shortens_and_by_a_fifth_at_most() =>
        Gen.Select(Ids, Gen.Int[1, CallbackLimits.MaxTries - 1]).Sample((id, tries) =>
        {
            var wait = CallbackSchedule.Next(id, tries, Noon)!.Value - Noon;
            // Whole milliseconds are cut, not rounded.
            return wait <= CallbackSchedule.Wait(tries) && wait >= (CallbackSchedule.Wait(tries) * 0.8) - TimeSpan.FromMilliseconds(1);
        });

    [Fact]
    public void Callbacks_that_fail_together_do_not_come_back_together()
    {
        var dues = Enumerable.Range(0, 1_000).Select(i => CallbackSchedule.Next($"task{i}:2", 5, Noon)!.Value).ToArray();
        Assert.True(dues.Distinct().Count() > 900);
        Assert.InRange(dues.Average(d => (d - Noon) / CallbackSchedule.Wait(5)), 0.87, 0.93);
    }

    [Fact]
    public void A_schedule_can_be_told_in_advance() =>
        Ids.Sample(id => CallbackSchedule.Next(id, 3, Noon) == CallbackSchedule.Next(id, 3, Noon));

    [Fact]
    public void A_callback_that_always_fails_is_tried_twenty_times_within_a_day_and_given_up_once() =>
        Ids.Sample(id =>
        {
            var (now, tries) = (Noon, 0);
            while (true)
            {
                var verdict = CallbackVerdict.Of(id, tries, TryResult.Refused, now);
                tries = verdict.Tries;
                if (verdict.State == CallbackState.Failed)
                    return tries == CallbackLimits.MaxTries && now - Noon <= CallbackSchedule.Span && now - Noon >= CallbackSchedule.Span * 0.8 - TimeSpan.FromSeconds(1);
                if (verdict.State != CallbackState.Waiting || verdict.Due <= now)
                    return false;
                now = verdict.Due;
            }
        });

    [Fact]
    public void A_delivery_ends_it_at_any_try() =>
        Gen.Int[0, CallbackLimits.MaxTries - 1].Sample(tries =>
            CallbackVerdict.Of("x", tries, TryResult.Delivered, Noon) == new CallbackVerdict(CallbackState.Delivered, tries + 1, Noon));

    [Fact]
    public void An_endpoint_that_is_down_gets_one_request_at_a_time_until_it_answers()
    {
        Assert.Equal(CallbackLimits.EndpointInFlight, EndpointPace.InFlight(0));
        Assert.Equal(CallbackLimits.EndpointInFlight, EndpointPace.InFlight(EndpointPace.DownAfter - 1));
        Assert.Equal(1, EndpointPace.InFlight(EndpointPace.DownAfter));
    }
}
