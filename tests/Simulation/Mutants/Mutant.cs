namespace Scheduler.Simulation.Mutants;

/// <summary>One rule broken at a seam of the shells. The auditor must notice each.</summary>
public enum Mutant
{
    None = 0,

    /// <summary>An answer under an old token is taken for the lease that is live now.</summary>
    TokenUnchecked,

    /// <summary>A write does not compare the row's version.</summary>
    VersionUnchecked,

    /// <summary>Neither window nor task looks at who held, answered or declined a task.</summary>
    TouchedByIgnored,

    /// <summary>Notices of ended leases are lost, and sweeps do not look for open rows.</summary>
    LostNoticesUnswept,

    /// <summary>The dispatcher's calls to waiting people never arrive.</summary>
    WakeLost,

    /// <summary>Counts are written in a transaction of their own.</summary>
    CountsAside,

    /// <summary>The outbox row is written in a transaction of its own.</summary>
    OutboxAside,

    /// <summary>A grant whose outcome is unknown is taken for refused, and another is chosen.</summary>
    ChoosesAgainOnUnknown,

    /// <summary>A lease held ahead is never given back.</summary>
    PrefetchKept,

    /// <summary>New rows before or behind the cursor are not read.</summary>
    CursorNotRewound,

    /// <summary>A submission is answered before it is recorded.</summary>
    AckBeforeRecord,

    /// <summary>A change is applied whatever the ledger said, and the activation lives on.</summary>
    AppliesUnrecorded,

    /// <summary>After a stale write the activation keeps its old state.</summary>
    KeepsStaleState,

    /// <summary>A repeated submission gets a new command id on the way.</summary>
    RepeatIsNew,

    /// <summary>A reviewer may review what they labeled.</summary>
    OwnWorkReviewed,

    /// <summary>One more person than slots gets the task.</summary>
    OverlapExceeded,

    /// <summary>A batch is completed when its window is empty, without asking the rows.</summary>
    BatchCompletesWithoutAsking,

    /// <summary>Sweeps hand no leases to annotators, and a new activation loads none.</summary>
    OrphansNotAdopted,

    /// <summary>A late answer replaces the one that was accepted.</summary>
    LateOverwrites,

    /// <summary>A token is given out twice.</summary>
    TokenReused,

    /// <summary>Hard conditions for people are not judged.</summary>
    EligibilityIgnored,

    /// <summary>Reservations that nobody granted stay.</summary>
    ReservationsKept,

    /// <summary>Nothing looks when people have been gone or offers have lapsed.</summary>
    ClocksNotWatched,

    /// <summary>Nobody looks whether a person is trained.</summary>
    GateUnwatched,

    /// <summary>Who has passed the training is shut out all the same.</summary>
    PassUnnoticed,

    /// <summary>Of a batch that is given up nothing is handed out any more, begun or not.</summary>
    GivenUpNotFinished,

    /// <summary>A task of a batch that is given up stays when it comes back untouched.</summary>
    CameBackKept,

    /// <summary>A manager's choice gets a task that they have answered.</summary>
    AssignedTwice,

    /// <summary>An activation that another has overtaken refuses without a look at the row.</summary>
    RefusesFromMemory,
}
