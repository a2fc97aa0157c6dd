using System.Diagnostics.Metrics;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Grains.Annotators;

/// <summary>Numbers of the live loop, summed over the people of this process.</summary>
internal static class AnnotatorMeter
{
    private static readonly Meter Meter = new("Scheduler.Annotators");

    private static readonly Counter<long> Claims = Meter.CreateCounter<long>("scheduler.claims", "{claim}", "Searches for work, by purpose and outcome.");

    private static readonly Histogram<double> ClaimTime = Meter.CreateHistogram<double>("scheduler.claim.duration", "ms", "Time of one search for work.");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("scheduler.wait", "s", "Time a person had nothing to do before work came.");

    private static readonly Counter<long> Ends = Meter.CreateCounter<long>("scheduler.leases.ended", "{lease}", "Leases that ended without an answer, by how.");

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("scheduler.answers", "{answer}", "Answers, by what became of them.");

    public static void Claimed(ClaimPurpose purpose, string outcome, TimeSpan time)
    {
        Claims.Add(1, new("purpose", purpose.ToString()), new("outcome", outcome));
        ClaimTime.Record(time.TotalMilliseconds, new KeyValuePair<string, object?>("purpose", purpose.ToString()));
    }

    public static void Waited(TimeSpan time) => Waits.Record(time.TotalSeconds);

    public static void Ended(AttemptState state) => Ends.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));

    public static void Answered(SubmitOutcome outcome) => Answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
}
