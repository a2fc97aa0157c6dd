namespace Scheduler.Checker;

/// <summary>What must hold of every recorded history. The invariant a law belongs to is told by <see cref="InvariantNames.InvariantOf"/>.</summary>
public enum Law
{
    Unspecified = 0,

    /// <summary>I1: the leases held in a stage never exceed its slots, and no slot is held twice.</summary>
    LeasesWithinSlots = 1,

    /// <summary>I2: an accepted answer held a live lease of that person, or was a rightful salvage; a lease ends once.</summary>
    AnswerHadLease = 2,

    /// <summary>I3: nobody holds or answers two slots of one task.</summary>
    OneSlotPerPerson = 3,

    /// <summary>I3: tokens only grow.</summary>
    TokensGrow = 4,

    /// <summary>I3: the versions of a task have no gaps.</summary>
    VersionsComplete = 5,

    /// <summary>I3: times never run backwards within a task.</summary>
    TimesForward = 6,

    /// <summary>I4: what a client was told is in the rows.</summary>
    NothingLost = 7,

    /// <summary>I4: tasks and attempts say what the events replay to.</summary>
    RowsFollowEvents = 8,

    /// <summary>I5: nobody waits while work is open that they may do.</summary>
    WorkConserved = 9,

    /// <summary>I7: stages follow one another as the pipeline says, and a closed task stays closed.</summary>
    StagesInOrder = 10,

    /// <summary>I7: a completion has exactly one final response, and it is the one its answers give.</summary>
    OneFinalResponse = 11,

    /// <summary>I7: exactly one outbox row for each change the customer is called back for.</summary>
    OneCallbackPerChange = 12,

    /// <summary>I8: batch counts are the sums of task states.</summary>
    CountsMatch = 13,

    /// <summary>I8: a batch that is completed or cancelled has no pending task.</summary>
    CompletedBatchIsDone = 14,

    /// <summary>I8: of a batch that is given up, no task stays open that nobody has begun.</summary>
    GivenUpIsCanceled = 15,
}
