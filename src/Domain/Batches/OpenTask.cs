using System.Collections.Immutable;

namespace Scheduler.Domain.Batches;

/// <summary>Who may not be given a task, and until when.</summary>
/// <param name="Until"><see cref="Moments.Never"/>: never again.</param>
public readonly record struct Touch(AnnotatorId Annotator, DateTimeOffset Until);

/// <summary>Place of a task in its batch: higher priority first, then older first. A total order, for ids are unique.</summary>
public readonly record struct OrderKey(int Priority, TaskId Id) : IComparable<OrderKey>
{
    public int CompareTo(OrderKey other)
    {
        var byPriority = other.Priority.CompareTo(Priority);
        return byPriority != 0 ? byPriority : Id.CompareTo(other.Id);
    }
}

/// <summary>What a batch needs to know of a task to hand it out: a hint, never the truth, which is the task's row.</summary>
/// <param name="Version">Row version the hint was taken from; an older hint never overwrites a newer one.</param>
/// <param name="OpenSlots">Slots nobody holds; 0 removes the task from the window.</param>
/// <param name="Touched">People who hold, answered or declined it.</param>
public sealed record OpenTask(
    TaskId Id,
    int Priority,
    int Version,
    int Stage,
    int OpenSlots,
    ImmutableArray<Touch> Touched)
{
    /// <summary>As <see cref="Tasks.LabelTask.IsBegun"/>: somebody holds a slot of it or has answered one.</summary>
    public bool IsBegun { get; init; }

    public OrderKey Order => new(Priority, Id);

    /// <summary>Until when <paramref name="annotator"/> may not have it, or null when nothing is in the way.</summary>
    public DateTimeOffset? BarredUntil(AnnotatorId annotator, DateTimeOffset now)
    {
        DateTimeOffset? until = null;
        foreach (var touch in Touched)
            if (touch.Annotator == annotator && touch.Until > now && (until is null || touch.Until > until))
                until = touch.Until;
        return until;
    }
}
