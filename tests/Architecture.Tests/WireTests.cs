using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Batches;
using Scheduler.Domain.Dispatch;
using Scheduler.Domain.Metrics;
using Scheduler.Domain.Tasks;
using Scheduler.Grains.Interfaces.Dispatch;
using Scheduler.Grains.Interfaces.Metrics;
using Scheduler.Grains.Interfaces.Tasks;
using Xunit;

namespace Scheduler.Tests.Architecture;

/// <summary>What crosses grain calls between processes arrives as it was sent.</summary>
public sealed class WireTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private static readonly Worker Ann = new(new("a1"), WorkforceId.Platform, new OrganizationId("o1"), Roles.Labeler | Roles.Reviewer, [new("cats", 3)], ["night"]);

    private static readonly LaneKey Lane = new(new("b1"), 1);

    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Fact]
    public void A_seat_arrives_whole()
    {
        var sent = new Seat(Ann, true, At, [new(Lane, 7)], new Prefetched(Lane, new("t1"), 3), 5, 6);
        var got = Trip(new SeatsNotice([sent])).Seats[0];
        Assert.Equal((sent.Worker.Signature, sent.Prefetched, sent.WaitingSince), (got.Worker.Signature, got.Prefetched, got.WaitingSince));
        Assert.Equal<IEnumerable<Seen>>(sent.Seen, got.Seen);
    }

    [Fact]
    public void A_lane_arrives_whole()
    {
        var sent = new Lane(Lane, new(new("o1"), Mode.Live), new(new("o1"), StageKind.Review, BatchKind.Calibration, [new("cats", 2)], []), 4, 30, At, At, 9, 1, 2);
        var got = Trip(new LanesNotice([sent])).Lanes[0];
        Assert.Equal(sent with { Needs = got.Needs }, got);
        Assert.Equal(sent.Needs with { Skills = got.Needs.Skills, Groups = got.Needs.Groups }, got.Needs);
        Assert.Equal<IEnumerable<Skill>>(sent.Needs.Skills, got.Needs.Skills);
    }

    [Fact]
    public void A_granted_lease_arrives_whole()
    {
        var attempt = new Attempt
        {
            Token = 4,
            Stage = 1,
            Round = 2,
            Slot = 3,
            Annotator = Ann.Id,
            State = AttemptState.Submitted,
            ClaimCommand = new("c"),
            EndCommand = new CommandId("e"),
            Times = new(At, At, At, At, At, 17),
            CoolUntil = Moments.Never,
            Response = "{}",
            Verdict = Domain.Tasks.Verdict.Fix,
            Reason = "r",
            Explanation = "x",
        };
        var card = new TaskCard
        {
            Ref = new(new(new("o1"), Mode.Live), new("p1"), new("b1"), new("t1")),
            Type = "categorization",
            ParamVersion = 2,
            Plan = new(3, 1),
            CreatedAt = At,
            Params = "{}",
        };
        var sent = new GrantReply(GrantOutcome.Granted, attempt, card, "{}");
        Assert.Equal(sent, Trip(sent));
    }

    [Fact]
    public void A_notice_arrives_whole()
    {
        var sent = new TaskNotice(new(new("t1"), 10, 3, 0, 2, [new(Ann.Id, Moments.Never)]), Ann.Id, true);
        var got = Trip(new TaskNotices([sent])).Notices[0];
        Assert.Equal(sent with { Task = sent.Task with { Touched = got.Task.Touched } }, got);
        Assert.Equal<IEnumerable<Touch>>(sent.Task.Touched, got.Task.Touched);
    }

    [Fact]
    public void Problems_arrive_with_their_paths()
    {
        var sent = new SubmitReply(SubmitOutcome.Invalid, [new("required", "response.category", "m")]);
        Assert.Equal<IEnumerable<Problem>>(sent.Problems, Trip(sent).Problems);
    }

    [Fact]
    public void Figures_arrive_whole()
    {
        var sent = new Flow();
        sent.Add(Measure.Completed, 3);
        sent.Turnaround.Add(1_234);
        var got = Trip(new OpenMinute(At, sent)).Flow;
        Assert.Equal((3, 1_234, 1_234.0), (got[Measure.Completed], got.Turnaround.Sum, got.Turnaround.Quantile(0.5)));
        var backlog = Backlog.Empty with { WaitingLabels = 5, ByAge = [1, 2, 3, 4, 5, 6, 7, 8] };
        Assert.Equal(backlog.ByAge, Trip(new OpenFigures(At, At, null, [], backlog, At)).Backlog!.ByAge);
    }

    private static T Trip<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;
}
