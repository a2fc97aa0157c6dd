using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Projects;

/// <summary>Whether a batch that is finalized may go to work.</summary>
public static class LaunchRule
{
    /// <summary>What is in the way, with what to do; null when nothing is.</summary>
    /// <param name="tasks">Its tasks that are not canceled.</param>
    /// <param name="uncalibrated">The customer launches it all the same, calibrated or not.</param>
    public static Problem? Check(ProjectSettings settings, BatchKind batch, long tasks, bool uncalibrated)
    {
        if (batch == BatchKind.Calibration && tasks > BatchLimits.MaxCalibrationTasks)
            return new("too_many", "", $"A calibration batch tries the instructions on at most {BatchLimits.MaxCalibrationTasks} tasks; this one has {tasks}. Cancel some, or make it a production batch.");
        var waits = batch == BatchKind.Production && settings is { Kind: ProjectKind.Rapid, CalibrationRequired: true, Calibrated: false };
        return waits && !uncalibrated
            ? new("not_calibrated", "",
                "The project is not calibrated. Finalize a calibration batch, look at its answers and POST /api/projects/{name}/calibrated; or finalize this batch with {\"override_calibration\": true}.")
            : null;
    }
}
