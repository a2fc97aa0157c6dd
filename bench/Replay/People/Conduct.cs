namespace Scheduler.Replay.People;

/// <summary>What a person does with one assignment.</summary>
internal enum Conduct
{
    Unspecified = 0,
    Work = 1,
    Decline = 2,

    /// <summary>Does nothing until the offer lapses.</summary>
    Lapse = 3,
    Release = 4,

    /// <summary>Goes properly and comes back soon.</summary>
    Leave = 5,

    /// <summary>Dies in the middle, comes back and sends the answer all the same.</summary>
    Die = 6,
}
