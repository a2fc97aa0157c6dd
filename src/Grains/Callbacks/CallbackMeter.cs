using System.Diagnostics.Metrics;
using Scheduler.Domain.Callbacks;

namespace Scheduler.Grains.Callbacks;

/// <summary>Numbers of the callbacks that this process sends.</summary>
internal static class CallbackMeter
{
    private static readonly Meter Meter = new("Scheduler.Callbacks");

    private static readonly Counter<long> Tries = Meter.CreateCounter<long>("scheduler.callback.tries", "{try}", "Tries, by what became of them.");

    private static readonly Histogram<double> TryTime = Meter.CreateHistogram<double>("scheduler.callback.try", "ms", "Time of one try, from the lookup of the name to the end of the reply.");

    private static readonly Counter<long> Ends = Meter.CreateCounter<long>("scheduler.callback.ends", "{callback}", "Callbacks that were delivered or given up.");

    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("scheduler.callback.lag", "s", "Time from a change to the delivery of its callback.");

    private static readonly UpDownCounter<int> InFlight = Meter.CreateUpDownCounter<int>("scheduler.callback.in_flight", "{request}", "Callbacks that are being sent.");

    public static void Begun() => InFlight.Add(1);

    public static void Finished() => InFlight.Add(-1);

    public static void Tried(CallbackEvent told, CallbackTry tried, CallbackVerdict verdict)
    {
        Tries.Add(1, new KeyValuePair<string, object?>("result", CallbackWords.Of(tried.Result)));
        TryTime.Record(tried.Took.TotalMilliseconds);
        if (verdict.State == CallbackState.Waiting)
            return;
        Ends.Add(1, new KeyValuePair<string, object?>("state", CallbackWords.Of(verdict.State)));
        if (verdict.State == CallbackState.Delivered)
            Lag.Record((verdict.Due - told.At).TotalSeconds);
    }
}
