namespace Scheduler.Chaos.Crowd;

/// <summary>What a person does with one assignment.</summary>
internal enum Conduct
{
    Unspecified = 0,
    Work = 1,

    /// <summary>Says no to the offer; what came without one is given back.</summary>
    Decline = 2,

    /// <summary>Does nothing until the offer lapses.</summary>
    Lapse = 3,
    Release = 4,

    /// <summary>Gives it back and sends the answer all the same, a little later.</summary>
    AnswerAfterRelease = 5,

    /// <summary>Leaves properly and comes back soon.</summary>
    Leave = 6,

    /// <summary>The line goes dead in the middle; comes back and answers.</summary>
    Cut = 7,

    /// <summary>Sends the answer twice at once, on one connection or on two.</summary>
    Duplicate = 8,
}
