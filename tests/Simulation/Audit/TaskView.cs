using Scheduler.Domain;
using Scheduler.Domain.Tasks;
using Scheduler.Simulation.World;

namespace Scheduler.Simulation.Audit;

/// <summary>A task as the auditor has it from the recorded events alone.</summary>
public sealed class TaskView(TaskId id, BatchPlan batch, int overlap, int reviews, bool callsBack)
{
    public TaskId Id { get; } = id;

    public BatchPlan Batch { get; } = batch;

    public int Overlap { get; } = overlap;

    public int Reviews { get; } = reviews;

    public bool CallsBack { get; } = callsBack;

    public int Version { get; set; }

    public DateTimeOffset At { get; set; }

    public LabelTaskStatus Status { get; set; } = LabelTaskStatus.Pending;

    public int Stage { get; set; }

    public int Round { get; set; }

    public string? Response { get; set; }

    public int Completions { get; set; }

    public bool Acknowledged { get; set; }

    /// <summary>True time since when the stage has had a slot that nobody holds; null when it has none.</summary>
    public TimeSpan? OpenSince { get; set; }

    /// <summary>Somebody holds it or has answered.</summary>
    public bool IsBegun => Attempts.Values.Any(a => a.Live || a.Counted);

    public SortedDictionary<long, AttemptView> Attempts { get; } = [];

    public int Slots => Stage == 0 ? Overlap : 1;

    public IEnumerable<AttemptView> Current => Attempts.Values.Where(a => a.Stage == Stage && a.Round == Round);

    public int Taken => Current.Count(a => a.Live || a.Counted);
}

/// <summary>One attempt, likewise.</summary>
public sealed class AttemptView
{
    public required long Token { get; init; }

    public required AnnotatorId Person { get; init; }

    public required int Stage { get; init; }

    public required int Round { get; init; }

    public required int Slot { get; init; }

    public required TimeSpan GrantedAt { get; init; }

    public bool Live { get; set; } = true;

    public bool Counted { get; set; }

    public bool Late { get; set; }

    /// <summary>A manager chose its person.</summary>
    public bool Ordered { get; set; }

    /// <summary>An answer to it has been sent.</summary>
    public bool Answering { get; set; }

    /// <summary>It has been before the person.</summary>
    public bool Shown { get; set; }

    /// <summary>Its desk has given it up; the task has not heard yet.</summary>
    public bool GivenUp { get; set; }

    public DateTimeOffset? CoolUntil { get; set; }

    public CommandId? Answer { get; set; }

    public string? Response { get; set; }

    public Verdict? Verdict { get; set; }
}
