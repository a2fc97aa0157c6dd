using System.Diagnostics.Metrics;
using Scheduler.Domain;

namespace Scheduler.Grains.Dispatch;

/// <summary>Numbers of the dispatchers of this process.</summary>
internal static class DispatchMeter
{
    private static readonly Meter Meter = new("Scheduler.Dispatch");

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("scheduler.dispatch.calls", "{call}", "People woken for work, or asked to give back what they held ahead.");

    private static readonly Gauge<int> Waiting = Meter.CreateGauge<int>("scheduler.dispatch.waiting", "{person}", "People who have nothing to do, by workforce.");

    private static readonly Gauge<int> Lanes = Meter.CreateGauge<int>("scheduler.dispatch.lanes", "{lane}", "Lanes with open slots, by workforce.");

    public static void Called(string kind) => Calls.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void Stands(WorkforceId workforce, int waiting, int lanes)
    {
        Waiting.Record(waiting, new KeyValuePair<string, object?>("workforce", workforce.Value));
        Lanes.Record(lanes, new KeyValuePair<string, object?>("workforce", workforce.Value));
    }
}
