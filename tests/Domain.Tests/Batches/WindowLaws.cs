using CsCheck;
using Scheduler.Domain;
using Scheduler.Domain.Batches;

namespace Scheduler.Tests.Domain.Batches;

public sealed class WindowLaws
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AnnotatorId Ann = new("ann"), Bob = new("bob");

    private static OpenTask Open(int id, int priority = 10, int version = 0, int stage = 0, int slots = 1, params Touch[] touched) =>
        new(new($"t{id:000}"), priority, version, stage, slots, [.. touched]);

    private static BatchWindow Loaded(params OpenTask[] tasks)
    {
        var window = new BatchWindow(100, capacity: 8, low: 2);
        window.Load(tasks, null, end: true);
        return window;
    }

    private static string? TakenBy(BatchWindow window, AnnotatorId who, int stage = 0, DateTimeOffset? at = null) => window.Take(who, stage, at ?? Noon).Task?.Id.Value;

    [Fact]
    public void Higher_priority_comes_first_then_the_older()
    {
        var window = Loaded(Open(1), Open(2), Open(3, priority: 20));
        Assert.Equal(["t003", "t001", "t002", null], Enumerable.Range(0, 4).Select(_ => TakenBy(window, Ann)));
    }

    [Fact]
    public void A_window_of_a_batch_that_is_given_up_hands_out_only_what_was_begun()
    {
        var window = Loaded(Open(1), Open(2) with { IsBegun = true }, Open(3));
        window.GiveUp();
        Assert.Equal((1, 1), (window.Count, window.Summary(0).Free));
        window.Load([Open(4)], window.Cursor, end: true);
        window.Include([Open(1)]);
        window.Keep([Open(5)]);
        window.Observe(Open(3, version: 1));
        Assert.Equal("t002", TakenBy(window, Ann));
        Assert.Null(TakenBy(window, Bob));

        // Given back untouched: it is begun no more, and counts as closed.
        window.Observe(Open(2, version: 2));
        Assert.Equal((0, null), (window.Count, TakenBy(window, Bob)));
        window.Observe(Open(6, stage: 1) with { IsBegun = true });
        Assert.Equal("t006", TakenBy(window, Bob, stage: 1));
    }

    [Fact]
    public void A_slot_is_reserved_for_one_person()
    {
        var window = Loaded(Open(1));
        Assert.Equal("t001", TakenBy(window, Ann));
        Assert.Null(TakenBy(window, Bob));
        window.Resolve(new("t001"), Open(1), Noon, TimeSpan.Zero);
        Assert.Equal("t001", TakenBy(window, Bob));
    }

    [Fact]
    public void Who_touched_a_task_does_not_get_it_before_the_time()
    {
        var window = Loaded(Open(1, touched: new Touch(Ann, Noon.AddSeconds(30))), Open(2, touched: new Touch(Ann, Moments.Never)));
        Assert.Equal((null, Noon.AddSeconds(30)), (window.Take(Ann, 0, Noon).Task, window.Take(Ann, 0, Noon).RetryAt));
        Assert.Equal("t001", TakenBy(window, Ann, at: Noon.AddSeconds(30)));
    }

    [Fact]
    public void An_older_row_never_brings_back_what_a_newer_notice_closed_in_part()
    {
        var window = Loaded(Open(1, version: 3, slots: 2));
        window.Observe(Open(1, version: 4, slots: 1), Ann);
        window.Include([Open(1, version: 3, slots: 2)]);
        Assert.Equal(1, window.Summary(0).Free);
    }

    [Fact]
    public void A_grant_turns_a_reservation_into_a_lease_without_waking_anybody()
    {
        var window = Loaded(Open(1, slots: 3));
        TakenBy(window, Ann);
        var before = window.Summary(0);
        window.Observe(Open(1, version: 1, slots: 2), Ann);
        Assert.Equal(before, window.Summary(0));
    }

    [Fact]
    public void A_slot_that_comes_back_counts_as_new()
    {
        var window = Loaded(Open(1, slots: 2));
        window.Observe(Open(1, version: 1, slots: 1), Ann);
        var before = window.Summary(0).Epoch;
        window.Observe(Open(1, version: 2, slots: 2));
        Assert.True(window.Summary(0).Epoch > before);
    }

    /// <summary>Rows are read before who touched them: a row from before a lease may come with that lease, after its end was told.</summary>
    [Fact]
    public void Who_may_have_after_all_what_was_free_for_others_counts_it_as_new()
    {
        var window = Loaded(Open(1, version: 4, touched: new Touch(Ann, Moments.Never)));
        var seen = window.Take(Ann, 0, Noon).Epoch;
        window.Observe(Open(1, version: 6));
        Assert.True(window.Summary(0).Epoch > seen);
        Assert.Equal("t001", TakenBy(window, Ann));
    }

    [Fact]
    public void An_overdue_reservation_ends_whatever_the_row_says()
    {
        var window = Loaded(Open(1));
        TakenBy(window, Ann);
        var overdue = window.Overdue(Noon.AddSeconds(10), TimeSpan.FromSeconds(10));
        Assert.Equal([new TaskId("t001")], overdue);
        window.Resolve(overdue[0], Open(1), Noon.AddSeconds(10), TimeSpan.FromSeconds(10));
        Assert.Empty(window.Overdue(Noon.AddSeconds(10), TimeSpan.Zero));
        Assert.Equal("t001", TakenBy(window, Bob));
    }

    [Fact]
    public void A_dropped_task_is_read_again()
    {
        var window = new BatchWindow(0, capacity: 3, low: 2);
        window.Load([Open(1), Open(2), Open(3), Open(4), Open(5)], null, end: true);
        Assert.Equal(3, window.Count);
        Assert.False(window.ReachedEnd);
        Assert.True(window.Cursor is null || window.Cursor.Value.CompareTo(Open(4).Order) < 0);
    }

    [Fact]
    public void A_page_read_before_a_rewind_does_not_move_the_cursor()
    {
        var window = Loaded(Open(5));
        var from = window.Cursor;
        window.Arrived(Open(1).Order);
        window.Load([Open(6)], from, end: true);
        Assert.False(window.ReachedEnd);
    }

    [Fact]
    public void Waiting_reviews_do_not_keep_labels_from_being_read()
    {
        var window = new BatchWindow(0, capacity: 4, low: 2);
        window.LoadReviews(1, [.. Enumerable.Range(1, 4).Select(i => Open(i, stage: 1))], end: false);
        Assert.True(window.WantsPage);
    }

    [Fact]
    public void Dropped_reviews_are_asked_for_when_there_is_room()
    {
        var window = new BatchWindow(0, capacity: 2, low: 2);
        window.LoadReviews(1, [.. Enumerable.Range(1, 3).Select(i => Open(i, stage: 1))], end: true);
        Assert.Empty(window.WantsReviews);
        window.Observe(Open(1, version: 1, stage: 1, slots: 0));
        Assert.Equal([1], window.WantsReviews);
    }

    [Fact]
    public void Rows_kept_for_somebody_survive_a_full_window()
    {
        var window = new BatchWindow(0, capacity: 2, low: 1);
        window.Load([Open(1, touched: new Touch(Ann, Moments.Never)), Open(2, touched: new Touch(Ann, Moments.Never))], null, end: false);
        Assert.True(window.Take(Ann, 0, Noon).Deeper);
        window.Keep([Open(9)]);
        Assert.Equal("t009", TakenBy(window, Ann));
    }

    [Fact]
    public void Rows_that_come_beyond_a_full_window_count_as_new()
    {
        var window = Loaded([.. Enumerable.Range(1, 4).Select(i => Open(i))]);
        var before = window.Summary(0).Epoch;
        window.Arrived(Open(50).Order);
        Assert.True(window.Summary(0).Epoch > before);
        Assert.False(window.ReachedEnd);
    }

    [Fact]
    public void Free_slots_are_the_open_ones_less_the_reserved_ones_whatever_happens() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 6], Gen.Int[0, 3], Gen.Int[0, 1]).Array[0, 80].Sample(steps =>
        {
            var window = new BatchWindow(0, capacity: 100, low: 2);
            var slots = new Dictionary<int, (int Version, int Stage, int Open)>();
            var reserved = new HashSet<(int, int)>();
            foreach (var (kind, id, number, who) in steps)
            {
                var next = (slots.GetValueOrDefault(id).Version + 1, number % 2, number);
                if (kind == 0)
                {
                    slots[id] = next;
                    window.Include([Open(id, version: next.Item1, stage: next.Item2, slots: number)]);
                    if (number == 0)
                        reserved.RemoveWhere(r => r.Item1 == id);
                }
                else if (kind == 1 && window.Take(new($"p{who}"), number % 2, Noon).Task is { } task)
                    Assert.True(reserved.Add((int.Parse(task.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture), who)));
                else if (kind == 2 && reserved.RemoveWhere(r => r.Item1 == id) > 0)
                    window.Resolve(new($"t{id:000}"), Open(id, version: slots[id].Version, stage: slots[id].Stage, slots: slots[id].Open), Noon, TimeSpan.Zero);
            }

            for (var stage = 0; stage < 2; stage++)
                Assert.Equal(slots.Where(s => s.Value.Stage == stage).Sum(s => Math.Max(0, s.Value.Open - reserved.Count(r => r.Item1 == s.Key))), window.Summary(stage).Free);
        });
}
