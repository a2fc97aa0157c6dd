using Scheduler.Domain.Annotators;
using Scheduler.Domain.Metrics;

namespace Scheduler.Grains.Annotators;

/// <summary>What an annotator's grain has learned while working. Losing it costs accuracy, never a task.</summary>
public sealed class AnnotatorThroughput
{
    public HandleTimes HandleTimes { get; set; } = new();

    /// <summary>The project that a manager put first for this person; null for none.</summary>
    public string? FirstProject { get; set; }

    /// <summary>The only batch the person wants work of, and its name; null for every one.</summary>
    public string? FocusBatch { get; set; }

    public string? FocusName { get; set; }

    /// <summary>What was before the person when this was written: for the times of work that is taken over after a crash.</summary>
    public List<ShownLease> Shown { get; set; } = [];

    public long Declined { get; set; }

    public long Lapsed { get; set; }

    public long Expired { get; set; }
}
