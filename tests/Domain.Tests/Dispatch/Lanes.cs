using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Dispatch.Eligibility;
using Scheduler.Domain.Dispatch.Ordering;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Dispatch;

/// <summary>Lanes, people and an index, in few words.</summary>
internal static class Lanes
{
    public static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly LaneNeeds Anybody = new(new("org"), StageKind.Label, BatchKind.Production, [], []);

    public static DispatchIndex Index() => new(LanePolicy.PriorityThenDue, EligibilityRules.All);

    public static Lane Lane(string batch, int free = 1, long epoch = 1, long sequence = 1, LaneNeeds? needs = null, int stage = 0, long since = 1) =>
        new(new(new(batch), stage), new(new("org"), Mode.Live), needs ?? Anybody, free, 10, null, Noon, epoch, since, sequence);

    public static Worker Worker(string id, Roles roles = Roles.Labeler, string? organization = null, params Skill[] skills) =>
        new(new(id), WorkforceId.Platform, organization is null ? null : new(organization), roles, [.. skills], []);

    public static Seat Waiting(Worker worker, int since = 0, long sequence = 1, params Seen[] seen) =>
        new(worker, true, Noon.AddSeconds(since), [.. seen], null, 1, sequence);

    public static Seat Working(Worker worker, long sequence = 1, Prefetched? ahead = null) => new(worker, false, Noon, [], ahead, 1, sequence);

    public static IEnumerable<string> Woken(IEnumerable<Call> calls) => calls.OfType<Call.Wake>().Select(c => c.Annotator.Value);
}
