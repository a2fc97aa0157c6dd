namespace Scheduler.Domain.Annotators;

/// <summary>What a claim is for.</summary>
public enum ClaimPurpose
{
    Unspecified = 0,

    /// <summary>The person has nothing in hand.</summary>
    Work = 1,

    /// <summary>The next task is leased ahead. Nobody who waits may lose by it.</summary>
    Prefetch = 2,
}
