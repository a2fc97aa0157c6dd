using Microsoft.Extensions.Time.Testing;
using Scheduler.Grains;
using Xunit;

namespace Scheduler.Tests.Grains;

/// <summary>A process that stood still is found out by whoever looks first, once, and a busy one is not suspected.</summary>
public sealed class StandstillTests
{
    /// <summary>Its timers do not run: whoever asks sees it before any tick does.</summary>
    [Fact]
    public void A_gap_is_counted_once_by_the_first_who_looks()
    {
        var clock = new StoppedTimers();
        using var standstills = new Standstills(clock);
        clock.Now += Standstills.Least - TimeSpan.FromMilliseconds(1);
        Assert.Equal(0, standstills.Count);
        clock.Now += Standstills.Least;
        Assert.Equal(1, standstills.Count);
        Assert.Equal(1, standstills.Count);
    }

    [Fact]
    public void Ticks_show_that_it_runs_though_nobody_asks()
    {
        var clock = new FakeTimeProvider();
        using var standstills = new Standstills(clock);
        for (var i = 0; i < 60; i++)
            clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, standstills.Count);
    }

    private sealed class StoppedTimers : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Stopped();

        private sealed class Stopped : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
