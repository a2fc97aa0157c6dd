using Scheduler.Domain.Annotators;

namespace Scheduler.Domain.Accounts;

/// <summary>How long people stay signed in with a browser, and as what.</summary>
public static class SessionRules
{
    /// <summary>A session that was not used for this long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(7);

    /// <summary>However much it is used, a session ends after this long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>That a session is used is written at most this often.</summary>
    public static readonly TimeSpan UseEvery = TimeSpan.FromHours(1);

    /// <summary>Sessions of one person at once; a further one ends the one that was not used for longest.</summary>
    public const int MaxPerPerson = 20;

    /// <summary>How long a sign-in link can be used.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>For this long after signing in by link, a forgotten password may be replaced without telling it.</summary>
    public static readonly TimeSpan ResetTime = TimeSpan.FromHours(1);

    public static bool IsAlive(DateTimeOffset openedAt, DateTimeOffset usedAt, DateTimeOffset now) => usedAt > now - Idle && openedAt > now - Life;

    public static bool MayReplacePassword(SessionKind kind, DateTimeOffset openedAt, DateTimeOffset now) => kind == SessionKind.Link && openedAt > now - ResetTime;

    /// <summary>
    /// What a session may do. Whoever manages people can renew anybody's token, an administrator's too: a token opens a place to
    /// label at, never the rights of its person.
    /// </summary>
    /// <param name="role">Of the person; null for one without a place in the team.</param>
    public static TeamRole RoleOf(SessionKind kind, TeamRole? role) => kind == SessionKind.Token ? TeamRole.Labeler : role ?? TeamRole.Labeler;
}
