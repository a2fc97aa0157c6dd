namespace Scheduler.Domain.Projects;

/// <summary>How a change of parameters stands to the version that its sender has read.</summary>
public enum ParamsFit
{
    /// <summary>It makes the version after that one.</summary>
    Next = 0,

    /// <summary>That version is there already, and is what this change makes: a call whose reply was lost, sent again.</summary>
    Repeat = 1,

    /// <summary>Somebody else was faster, or there is no such version.</summary>
    Stale = 2,
}
