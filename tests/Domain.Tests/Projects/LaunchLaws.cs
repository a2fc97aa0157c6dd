using Scheduler.Domain.Batches;
using Scheduler.Domain.Projects;

namespace Scheduler.Tests.Domain.Projects;

public sealed class LaunchLaws
{
    private static readonly ProjectSettings Waiting = new() { Kind = ProjectKind.Rapid, CalibrationRequired = true };

    [Theory]
    [InlineData(BatchKind.Production, false, "not_calibrated")]
    [InlineData(BatchKind.Production, true, null)]
    [InlineData(BatchKind.Calibration, false, null)]
    [InlineData(BatchKind.SelfLabel, false, null)]
    public void Production_waits_for_calibration_or_an_override(BatchKind kind, bool uncalibrated, string? code) =>
        Assert.Equal(code, LaunchRule.Check(Waiting, kind, 5, uncalibrated)?.Code);

    [Fact]
    public void Who_is_calibrated_or_need_not_be_waits_for_nothing()
    {
        Assert.Null(LaunchRule.Check(Waiting with { Calibrated = true }, BatchKind.Production, 5, false));
        Assert.Null(LaunchRule.Check(Waiting with { CalibrationRequired = false }, BatchKind.Production, 5, false));
        Assert.Null(LaunchRule.Check(Waiting with { Kind = ProjectKind.Studio }, BatchKind.Production, 5, false));
    }

    [Theory]
    [InlineData(BatchLimits.MaxCalibrationTasks, null)]
    [InlineData(BatchLimits.MaxCalibrationTasks + 1, "too_many")]
    public void A_calibration_batch_is_small(long tasks, string? code) => Assert.Equal(code, LaunchRule.Check(Waiting, BatchKind.Calibration, tasks, true)?.Code);
}
