using Scheduler.Domain;
using Scheduler.Domain.Annotators;
using Scheduler.Domain.Tasks;

namespace Scheduler.Tests.Domain.Annotators;

public sealed class DeskLaws
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LeaseTerms Offered = new(false, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(600)), Auto = Offered with { AutoAccept = true };

    private static Desk Ready()
    {
        var desk = new Desk(new("ann"), Noon);
        desk.Connect("tab", Noon);
        desk.SetActivity(Activity.Available, Noon);
        return desk;
    }

    private static DeskLease Lease(int token, LeaseTerms? terms = null) =>
        new(new(new("org"), Mode.Live), new($"t{token}"), new(new("b"), 0), token, terms ?? Offered);

    private static IReadOnlyList<DeskEffect> Win(Desk desk, DeskLease lease, DateTimeOffset at, ClaimPurpose purpose = ClaimPurpose.Work)
    {
        desk.ClaimWon(purpose, lease);
        return desk.Settle(at);
    }

    /// <summary>A desk with one task in hand and one ahead.</summary>
    private static Desk Full(LeaseTerms? terms = null)
    {
        var desk = Ready();
        desk.Settle(Noon);
        Win(desk, Lease(1, terms ?? Auto), Noon);
        Win(desk, Lease(2, terms ?? Auto), Noon, ClaimPurpose.Prefetch);
        return desk;
    }

    [Fact]
    public void An_available_person_with_an_empty_hand_claims_once()
    {
        var desk = Ready();
        Assert.Single(desk.Settle(Noon).OfType<DeskEffect.Claim>(), c => c.Purpose == ClaimPurpose.Work);
        Assert.Empty(desk.Settle(Noon).OfType<DeskEffect.Claim>());
    }

    /// <summary>Else the dispatcher would take who waits for busy, and call nobody when work comes.</summary>
    [Fact]
    public void Who_finds_nothing_within_the_call_that_looks_is_told_of_as_waiting_last()
    {
        var (desk, told) = (Ready(), new List<bool>());
        Carry();
        Assert.Equal([false, true], told);

        void Carry()
        {
            foreach (var effect in desk.Settle(Noon))
                if (effect is DeskEffect.Claim claim)
                {
                    desk.ClaimEmpty(claim.Purpose, [], null);
                    Carry();
                }
                else if (effect is DeskEffect.Report report)
                    told.Add(report.Waiting);
        }
    }

    [Fact]
    public void Who_comes_to_want_other_work_waits_for_it_from_then_on()
    {
        var desk = Ready();
        desk.Settle(Noon);
        desk.ClaimEmpty(ClaimPurpose.Work, [], null);
        desk.Settle(Noon.AddSeconds(40));
        desk.WaitAnew();
        desk.Wake();
        Assert.Equal(Noon.AddSeconds(40), Assert.Single(desk.Settle(Noon.AddSeconds(40)).OfType<DeskEffect.Claim>()).WaitingSince);
    }

    [Theory]
    [InlineData(Activity.Break)]
    [InlineData(Activity.Offline)]
    [InlineData(Activity.Draining)]
    public void Who_wants_no_work_claims_none(Activity activity)
    {
        var desk = Ready();
        desk.SetActivity(activity, Noon);
        Assert.Empty(desk.Settle(Noon).OfType<DeskEffect.Claim>());
    }

    [Fact]
    public void More_time_runs_the_clock_of_work_anew_as_often_as_may_be_and_of_nothing_else()
    {
        var desk = Full();
        Assert.Null(desk.Extend(Lease(2).Task, 2, Noon));
        var at = Noon;
        for (var i = 0; i < AnnotatorLimits.MaxExtensions; i++)
        {
            at += TimeSpan.FromSeconds(599);
            desk.Beat(at, "tab");
            Assert.Equal(at + Auto.Handle, desk.Extend(Lease(1).Task, 1, at)!.Deadline);
            Assert.Single(desk.Settle(at).OfType<DeskEffect.Show>(), s => s.Lease.Deadline == at + Auto.Handle);
        }

        Assert.Null(desk.Extend(Lease(1).Task, 1, at));
        desk.Beat(at + Auto.Handle, "tab");
        Assert.Contains(desk.Settle(at + Auto.Handle).OfType<DeskEffect.End>(), e => e.Lease.Token == 1 && e.State == AttemptState.Expired);
    }

    [Fact]
    public void A_won_lease_is_offered_and_an_accepted_one_asks_for_the_next()
    {
        var desk = Ready();
        desk.Settle(Noon);
        var shown = Assert.Single(Win(desk, Lease(1), Noon).OfType<DeskEffect.Show>());
        Assert.Equal(LeaseStanding.Offered, shown.Lease.Standing);
        Assert.True(desk.Accept(new("t1"), 1, Noon));
        Assert.Contains(desk.Settle(Noon), e => e is DeskEffect.Claim { Purpose: ClaimPurpose.Prefetch });
    }

    [Fact]
    public void Three_lapses_in_a_row_put_the_person_on_break()
    {
        var desk = Ready();
        var now = Noon;
        for (var i = 1; i <= AnnotatorLimits.LapsesBeforeBreak; i++)
        {
            desk.Settle(now);
            Win(desk, Lease(i), now);
            now += Offered.Offer;
            desk.Beat(now);
            var effects = desk.Settle(now);
            Assert.Contains(effects, e => e is DeskEffect.End { State: AttemptState.Lapsed });
            Assert.Equal(i == AnnotatorLimits.LapsesBeforeBreak, effects.Any(e => e is DeskEffect.Moved { Activity: Activity.Break }));
        }
    }

    [Fact]
    public void A_person_gone_for_the_grace_loses_everything_and_not_before()
    {
        var desk = Full();
        desk.Disconnect("tab");
        Assert.Empty(desk.Settle(Noon + AnnotatorLimits.Grace - TimeSpan.FromMilliseconds(1)).OfType<DeskEffect.End>());
        var effects = desk.Settle(Noon + AnnotatorLimits.Grace);
        Assert.Equal(2, effects.OfType<DeskEffect.End>().Count(e => e.State == AttemptState.Expired));
        Assert.Equal(Activity.Offline, desk.Activity);
    }

    [Fact]
    public void Nobody_is_gone_while_nobody_could_be_heard()
    {
        var desk = Full();
        var woken = Noon + (2 * AnnotatorLimits.Grace);
        desk.Excuse(woken);
        Assert.DoesNotContain(desk.Settle(woken), e => e is DeskEffect.End or DeskEffect.Moved);
        Assert.Contains(desk.Settle(woken + AnnotatorLimits.Grace), e => e is DeskEffect.End { State: AttemptState.Expired });
    }

    [Fact]
    public void Work_over_its_handle_time_expires_whatever_the_presence()
    {
        var desk = Full();
        var late = Noon + Auto.Handle;
        desk.Beat(late);
        Assert.Contains(desk.Settle(late), e => e is DeskEffect.End { State: AttemptState.Expired, Lease.Token: 1 });
    }

    [Fact]
    public void The_next_task_is_shown_when_the_hand_is_empty_and_its_clocks_start_then()
    {
        var desk = Full();
        desk.EndSubmit(new("t1"), 1, keep: false);
        var later = Noon.AddSeconds(40);
        var shown = Assert.Single(desk.Settle(later).OfType<DeskEffect.Show>());
        Assert.Equal((2L, later), (shown.Lease.Token, shown.Lease.OfferedAt));
    }

    /// <summary>Found in simulation: the wish of the claim that won the lease took the same slot again at once, without end.</summary>
    [Fact]
    public void A_prefetch_given_back_is_not_taken_again_at_once()
    {
        var desk = Full();
        Assert.True(desk.GiveBack(new("t2"), 2));
        var effects = desk.Settle(Noon);
        Assert.Contains(effects, e => e is DeskEffect.End { State: AttemptState.Revoked });
        Assert.Empty(effects.OfType<DeskEffect.Claim>());
        desk.Beat(Noon);
        Assert.Single(desk.Settle(Noon).OfType<DeskEffect.Claim>());
    }

    [Fact]
    public void What_is_shown_is_not_given_back() => Assert.False(Full().GiveBack(new("t1"), 1));

    [Fact]
    public void A_lease_found_in_the_rows_is_adopted_while_there_is_room_and_disowned_after()
    {
        var desk = Ready();
        for (var token = 1; token <= 3; token++)
            desk.Adopt(Lease(token), Noon);
        desk.Adopt(Lease(1), Noon);
        var effects = desk.Settle(Noon);
        Assert.Equal([LeaseStanding.Active, LeaseStanding.Prefetched], desk.Leases.Select(l => l.Standing));
        Assert.Equal(3, Assert.Single(effects.OfType<DeskEffect.End>(), e => e.State == AttemptState.Disowned).Lease.Token);
    }

    [Fact]
    public void Work_that_is_taken_over_keeps_its_times_and_gets_a_full_handle_time()
    {
        var (shown, accepted) = (Noon - Auto.Handle, Noon - Auto.Handle + TimeSpan.FromSeconds(4));
        var desk = Ready();
        desk.Adopt(Lease(1), Noon, new("t1", 1, shown, accepted));
        desk.Adopt(Lease(2), Noon, new("t2", 2, shown, null));
        desk.Settle(Noon);
        var held = Assert.Single(desk.Leases, l => l.Token == 1);
        Assert.Equal((shown, accepted, Noon + Auto.Handle, 0), (held.OfferedAt, held.AcceptedAt, held.Deadline, held.Extensions));

        // What is only ahead has not been before anybody.
        Assert.Equal([new("t1", 1, shown, accepted)], desk.Shown);
        desk.EndSubmit(new("t1"), 1, keep: false);
        desk.Settle(Noon + AnnotatorLimits.CoolDown);
        Assert.Equal(Noon + AnnotatorLimits.CoolDown, Assert.Single(desk.Shown).OfferedAt);
    }

    [Fact]
    public void When_a_lease_was_shown_is_what_was_kept_of_it_or_what_its_person_did_last()
    {
        ShownLease[] kept = [new("t1", 1, Noon.AddSeconds(7), Noon.AddSeconds(9))];
        Assert.Equal(kept[0], ShownLease.Of(new("t1"), Live(1), kept, Noon.AddSeconds(5)));

        // A later lease of the same task is another one.
        Assert.Equal(new("t1", 2, Noon.AddSeconds(5), null), ShownLease.Of(new("t1"), Live(2), kept, Noon.AddSeconds(5)));
        Assert.Equal(Noon, ShownLease.Of(new("t1"), Live(2), kept, Noon.AddSeconds(-5)).OfferedAt);
        Assert.Equal(Noon, ShownLease.Of(new("t1"), Live(2), kept, null).OfferedAt);

        static Attempt Live(long token) =>
            new() { Token = token, Stage = 0, Round = 0, Slot = 0, Annotator = new("ann"), State = AttemptState.Live, ClaimCommand = new("c"), Times = new(Noon) };
    }

    [Theory]
    [InlineData(true, AttemptState.Released)]
    [InlineData(false, AttemptState.Declined)]
    public void What_one_gives_up_comes_back_when_one_says_so_or_never(bool started, AttemptState state)
    {
        var end = Full(started ? Auto : Offered).GiveUp(new("t1"), 1, "I do not know the language", null, Noon);
        Assert.Equal((state, Moments.Never), (end!.State, end.CoolUntil));
        end = Full(started ? Auto : Offered).GiveUp(new("t1"), 1, "later", TimeSpan.FromSeconds(90), Noon);
        Assert.Equal(Noon + TimeSpan.FromSeconds(90), end!.CoolUntil);
    }

    [Fact]
    public void Clocks_do_not_end_a_lease_whose_answer_is_on_its_way()
    {
        var desk = Full();
        desk.BeginSubmit(new("t1"), 1, Noon);
        desk.Beat(Noon + Auto.Handle);
        Assert.DoesNotContain(desk.Settle(Noon + Auto.Handle), e => e is DeskEffect.End { Lease.Token: 1 });
    }

    [Fact]
    public void The_next_lease_is_looked_for_beside_the_answer_not_after_it()
    {
        var desk = Full();
        desk.Settle(Noon);
        desk.BeginSubmit(new("t1"), 1, Noon);
        Assert.Equal(ClaimPurpose.Prefetch, Assert.Single(desk.Settle(Noon).OfType<DeskEffect.Claim>()).Purpose);
        desk.ClaimWon(ClaimPurpose.Prefetch, Lease(3));
        Assert.Empty(desk.Settle(Noon).OfType<DeskEffect.Claim>());
        desk.EndSubmit(new("t1"), 1, keep: false);
        var effects = desk.Settle(Noon);
        Assert.Equal("t2", Assert.Single(effects.OfType<DeskEffect.Show>()).Lease.Task.Value);
        Assert.Empty(effects.OfType<DeskEffect.Claim>());
        Assert.Equal([LeaseStanding.Active, LeaseStanding.Prefetched], desk.Leases.Select(l => l.Standing));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_that_is_refused_leaves_no_more_ahead_than_before(bool wonBefore)
    {
        var desk = Full();
        desk.BeginSubmit(new("t1"), 1, Noon);
        desk.Settle(Noon);
        if (wonBefore)
            desk.ClaimWon(ClaimPurpose.Prefetch, Lease(3));
        desk.EndSubmit(new("t1"), 1, keep: true);
        var effects = desk.Settle(Noon).ToList();
        if (!wonBefore)
        {
            desk.ClaimWon(ClaimPurpose.Prefetch, Lease(3));
            effects.AddRange(desk.Settle(Noon));
        }

        var end = Assert.Single(effects.OfType<DeskEffect.End>());
        Assert.Equal((3L, AttemptState.Revoked, null), (end.Lease.Token, end.State, end.CoolUntil));
        Assert.Equal([1L, 2L], desk.Leases.Select(l => l.Token));
        Assert.DoesNotContain(effects, e => e is DeskEffect.Claim or DeskEffect.Show);
    }

    /// <summary>Found in simulation: the batch names a cool-down only for what its window still holds.</summary>
    [Fact]
    public void The_desk_looks_again_when_its_own_cool_down_ends()
    {
        var desk = Full();
        desk.GiveBack(new("t2"), 2);
        desk.GiveUp(new("t1"), 1, "tired", AnnotatorLimits.CoolDown, Noon);
        desk.Settle(Noon);
        desk.ClaimEmpty(ClaimPurpose.Work, [], null);
        desk.Settle(Noon);
        Assert.Equal(Noon + AnnotatorLimits.CoolDown, desk.NextDue);
        Assert.Single(desk.Settle(Noon + AnnotatorLimits.CoolDown).OfType<DeskEffect.Claim>());
    }

    /// <summary>Found in simulation: connections whose end nobody told filled the limit and locked the person out.</summary>
    [Fact]
    public void Silent_connections_make_room()
    {
        var desk = new Desk(new("ann"), Noon);
        for (var i = 0; i < AnnotatorLimits.MaxConnections; i++)
            Assert.True(desk.Connect($"tab-{i}", Noon));
        Assert.False(desk.Connect("one more", Noon));
        Assert.True(desk.Connect("one more", Noon + AnnotatorLimits.Grace));
    }

    [Fact]
    public void What_is_found_for_somebody_who_has_left_goes_back_though_nobody_is_there()
    {
        var desk = Ready();
        desk.Settle(Noon);
        desk.SetActivity(Activity.Offline, Noon);
        desk.Disconnect("tab");
        Assert.Contains(Win(desk, Lease(1), Noon), e => e is DeskEffect.End { State: AttemptState.Revoked });
        Assert.Empty(desk.Leases);
    }

    [Fact]
    public void A_draining_person_goes_offline_with_an_empty_hand()
    {
        var desk = Full();
        desk.SetActivity(Activity.Draining, Noon);
        Assert.Contains(desk.Settle(Noon), e => e is DeskEffect.End { State: AttemptState.Revoked, Lease.Token: 2 });
        desk.EndSubmit(new("t1"), 1, keep: false);
        Assert.Contains(desk.Settle(Noon), e => e is DeskEffect.Moved { Activity: Activity.Offline });
    }

    [Fact]
    public void A_draining_person_with_an_offer_goes_offline_at_once()
    {
        var desk = Ready();
        Win(desk, Lease(1), Noon);
        desk.SetActivity(Activity.Draining, Noon);
        var effects = desk.Settle(Noon);
        Assert.Contains(effects, e => e is DeskEffect.Withdraw { State: AttemptState.Revoked });
        Assert.Contains(effects, e => e is DeskEffect.Moved { Activity: Activity.Offline });
    }

    [Fact]
    public void What_is_found_for_somebody_who_has_drained_and_gone_goes_back_at_once()
    {
        var desk = Ready();
        Assert.Single(desk.Settle(Noon).OfType<DeskEffect.Claim>());
        desk.SetActivity(Activity.Draining, Noon);
        desk.Settle(Noon);
        desk.Disconnect("tab");
        desk.ClaimWon(ClaimPurpose.Work, Lease(1));
        Assert.Contains(desk.Settle(Noon), e => e is DeskEffect.End { State: AttemptState.Revoked, Lease.Token: 1 });
    }
}
