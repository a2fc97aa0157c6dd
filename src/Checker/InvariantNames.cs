namespace Scheduler.Checker;

/// <summary>Which invariant of the design a law belongs to.</summary>
public static class InvariantNames
{
    public static string InvariantOf(this Law law) => law switch
    {
        Law.LeasesWithinSlots => "I1",
        Law.AnswerHadLease => "I2",
        Law.OneSlotPerPerson or Law.TokensGrow or Law.VersionsComplete or Law.TimesForward => "I3",
        Law.NothingLost or Law.RowsFollowEvents => "I4",
        Law.WorkConserved => "I5",
        Law.StagesInOrder or Law.OneFinalResponse or Law.OneCallbackPerChange => "I7",
        Law.CountsMatch or Law.CompletedBatchIsDone or Law.GivenUpIsCanceled => "I8",
        _ => "?",
    };
}
