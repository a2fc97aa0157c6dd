using System.Collections.Immutable;

namespace Scheduler.Domain.Tasks;

/// <summary>
/// The state of one task: what its row and its attempts say, nothing else. Rules check a command against it and yield a
/// <see cref="TaskChange"/>; the change is recorded; then <see cref="Apply"/> makes the next state. Replay uses the same apply.
/// </summary>
public sealed partial record LabelTask
{
    public required TaskRef Ref { get; init; }

    public required Plan Plan { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts the recorded changes; 0 as created. The version named by a write is the task's mutual exclusion.</summary>
    public int Version { get; init; }

    public LabelTaskStatus Status { get; init; } = LabelTaskStatus.Pending;

    public int Stage { get; init; }

    public int Round { get; init; }

    /// <summary>The newest token given out; 0 before the first lease.</summary>
    public long LastToken { get; init; }

    /// <summary>When the last change was recorded; later changes never carry an earlier time, whatever the clocks do.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The response so far: merged labels, then what the last reviewer accepted or fixed. Final once completed.</summary>
    public string? Response { get; init; }

    /// <summary>Every attempt ever made, by token.</summary>
    public ImmutableArray<Attempt> Attempts { get; init; } = [];

    /// <summary>Slots of the current stage that nobody holds and nobody has answered; 0 once the task is closed.</summary>
    public int OpenSlots => Status == LabelTaskStatus.Pending ? Plan.SlotsOf(Stage) - Current().Count(a => a.HoldsSlot) : 0;

    /// <summary>Somebody holds a slot of it or has answered one: it is finished even when its batch is given up.</summary>
    public bool IsBegun => Attempts.Any(a => a.HoldsSlot);

    /// <summary>Attempts of the stage and round the task is in now.</summary>
    public IEnumerable<Attempt> Current() => Attempts.Where(a => a.Stage == Stage && a.Round == Round);

    public Attempt? ByToken(long token) => Attempts.FirstOrDefault(a => a.Token == token);

    public Attempt? ByClaim(CommandId command) => Attempts.FirstOrDefault(a => a.ClaimCommand == command);

    public int FirstOpenSlot()
    {
        var slots = Plan.SlotsOf(Stage);
        for (var slot = 0; slot < slots; slot++)
            if (!Current().Any(a => a.Slot == slot && a.HoldsSlot))
                return slot;
        return -1;
    }

    /// <summary>The clock of this task: <paramref name="now"/>, or the last recorded time if that is later.</summary>
    public DateTimeOffset Clamp(DateTimeOffset now) => now > ChangedAt ? now.ToMillisecond() : ChangedAt;
}
