namespace Scheduler.Domain.Annotators;

/// <summary>What a person wants to do now. <see cref="Busy"/> is shown for an available person with a task in hand; nobody sets it.</summary>
public enum Activity
{
    Unspecified = 0,

    /// <summary>Not working; nothing is held.</summary>
    Offline = 1,

    /// <summary>Wants work.</summary>
    Available = 2,
    Busy = 3,

    /// <summary>Finishes what is in hand and gets nothing new.</summary>
    Break = 4,

    /// <summary>Finishes what is in hand, then goes offline.</summary>
    Draining = 5,
}
