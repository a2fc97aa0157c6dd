using Scheduler.Domain.Batches;

namespace Scheduler.Domain.Dispatch.Ordering;

/// <summary>A customer waits for a calibration batch before the next step.</summary>
public sealed class CalibrationFirst : ILaneOrder
{
    public int Compare(Lane a, Lane b) =>
        (b.Needs.Batch == BatchKind.Calibration).CompareTo(a.Needs.Batch == BatchKind.Calibration);
}
