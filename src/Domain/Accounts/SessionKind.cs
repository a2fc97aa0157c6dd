namespace Scheduler.Domain.Accounts;

/// <summary>By what a session was opened.</summary>
public enum SessionKind
{
    Unspecified = 0,
    Password = 1,
    Link = 2,

    /// <summary>The token that annotators' own programs use.</summary>
    Token = 3,
}
